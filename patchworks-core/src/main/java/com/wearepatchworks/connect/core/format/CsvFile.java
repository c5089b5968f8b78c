/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.OutputStream;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * CSV (RFC 4180). Columns are the given ones, or else those of the first record.
 *
 * @param columns empty for those of the first record
 */
record CsvFile(StrictEncoding encoding, CsvStyle style, List<String> columns, Header header)
    implements RecordFormat {
  /** Whether the first row names the columns. */
  enum Header {
    /** It does. */
    WRITTEN,
    /** It is a record already. */
    LEFT_OUT
  }

  @Override
  public RecordWriter begin(OutputStream out, @Nullable Schema schema, @Nullable Object value) {
    return new CsvFileWriter(this, out);
  }

  @Override
  public String extension() {
    return "csv";
  }
}
