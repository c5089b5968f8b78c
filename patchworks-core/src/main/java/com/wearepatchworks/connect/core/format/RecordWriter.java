/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.IOException;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Writes one file, record by record. */
public interface RecordWriter {
  /**
   * Whether a record can go into this file as it was begun; if not, it needs a file of its own (a
   * CSV file whose columns are others, say). Cheap. True for what has no form in the format at all,
   * which {@link #write} then refuses.
   */
  boolean fits(@Nullable Schema schema, @Nullable Object value);

  /**
   * Adds a record.
   *
   * @return how many bytes that was, before compression, with what had to stand before it
   * @throws org.apache.kafka.connect.errors.DataException when the value has no form in this
   *     format; nothing of it was written, and the file can go on
   */
  long write(@Nullable Schema schema, @Nullable Object value) throws IOException;

  /** Writes what ends the file (the bracket of an array) and flushes. */
  void end() throws IOException;
}
