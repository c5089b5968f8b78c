/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** A way to write records as one file. Stateless; any number of writers may be open. */
public interface RecordFormat {
  /**
   * Begins a file whose first record will be the given one (CSV takes its columns from it). The
   * writer does not close {@code out}.
   */
  RecordWriter begin(OutputStream out, @Nullable Schema schema, @Nullable Object value)
      throws IOException;

  /** How such files' names usually end, without a dot: {@code csv}, {@code json}. */
  String extension();
}
