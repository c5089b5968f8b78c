/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * CSV (RFC 4180). A row with fewer or more fields than columns is a bad record, and so are one that
 * does not fit its character set and one with text behind a closing quote. A quote that is not
 * closed (within the longest row, or at all) makes a bad record of the row up to the end of the
 * line on which it opened; reading goes on with the next line. Empty lines and a UTF-8 byte order
 * mark are passed over. In character sets other than UTF-8 and those of one byte for each
 * character, a resumed reader starts from the beginning.
 *
 * @param maxRecordBytes longer rows are bad records
 */
public record CsvFormat(CsvDialect dialect, CsvColumns columns, int maxRecordBytes)
    implements Format {
  /** Rows of text below a header, in an input whose size is bounded elsewhere. */
  public CsvFormat(Charset charset, char delimiter) {
    this(CsvDialect.of(charset, delimiter), CsvColumns.HEADER, Integer.MAX_VALUE);
  }

  @Override
  public boolean structured() {
    return columns.structured();
  }

  @Override
  public RecordReader read(InputStream in) throws IOException {
    return resume(in, Position.START);
  }

  @Override
  public RecordReader resume(InputStream in, Position at) throws IOException {
    if (Charsets.hasAsciiBytes(dialect.charset())) {
      return CsvReading.resume(in, this, at);
    }
    CsvFormat utf8 = new CsvFormat(dialect.in(StandardCharsets.UTF_8), columns, maxRecordBytes);
    return Transcoded.resume(utf8, dialect.charset(), in, at);
  }
}
