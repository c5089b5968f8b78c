/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.OutputStream;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** A format whose records do not depend on each other. */
record FramedFormat(String extension, Frame frame, ValueEncoder encoder) implements RecordFormat {
  @Override
  public RecordWriter begin(OutputStream out, @Nullable Schema schema, @Nullable Object value) {
    return new FramedWriter(out, frame, encoder);
  }
}
