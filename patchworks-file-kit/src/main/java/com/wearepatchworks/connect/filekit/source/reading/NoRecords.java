/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.core.format.Entry;
import com.wearepatchworks.connect.core.format.Position;
import com.wearepatchworks.connect.core.format.RecordReader;
import org.jspecify.annotations.Nullable;

/** The reader of what could not even be begun. */
enum NoRecords implements RecordReader {
  INSTANCE;

  @Override
  public @Nullable Entry next() {
    return null;
  }

  @Override
  public Position position() {
    return Position.START;
  }

  @Override
  public void close() {}
}
