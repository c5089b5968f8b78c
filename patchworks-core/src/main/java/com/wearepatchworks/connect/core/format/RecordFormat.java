/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** A way to write records as one file. Stateless; any number of writers may be open. */
public interface RecordFormat {
  /**
   * Begins a file. The writer does not close {@code out}. A value that has no form in the format is
   * refused by {@link RecordWriter#write} and not here: another one may become the file's first.
   *
   * @param schema of the first record
   * @param value of the record that is to be the first
   */
  RecordWriter begin(OutputStream out, @Nullable Schema schema, @Nullable Object value)
      throws IOException;

  /** How such files' names usually end, without a dot: {@code csv}, {@code json}. */
  String extension();
}
