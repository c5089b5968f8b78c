/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CSV (RFC 4180) whose first row names the columns. A row with fewer or more fields than columns is
 * an error, and so are duplicate columns and a quote that is never closed.
 *
 * @param charset of the text; a UTF-8 byte order mark is passed over
 * @param delimiter between fields
 */
public record CsvFormat(Charset charset, char delimiter) implements Format {
  @Override
  public RecordReader read(InputStream in) throws IOException {
    CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .detectBomHeader(true)
            .ofNamedCsvRecord(new InputStreamReader(in, charset.newDecoder()));
    return new Reader(rows, rows.iterator());
  }

  private record Reader(CsvReader<NamedCsvRecord> rows, Iterator<NamedCsvRecord> iterator)
      implements RecordReader {
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    @Override
    public @Nullable Entry next() throws IOException {
      try {
        return iterator.hasNext() ? new RowEntry(iterator.next().getFieldsAsMap()) : null;
      } catch (CsvParseException e) {
        throw malformed(e);
      } catch (UncheckedIOException e) {
        throw e.getCause() instanceof CharacterCodingException
            ? new MalformedInputException("The text does not fit its character set", 0, 0)
            : e.getCause();
      }
    }

    /** The library tells the line in words only. */
    private static MalformedInputException malformed(CsvParseException e) {
      String reason = String.valueOf(e.getMessage());
      if (e.getCause() != null && e.getCause().getMessage() != null) {
        reason += ": " + e.getCause().getMessage();
      }
      Matcher line = LINE.matcher(reason);
      return new MalformedInputException(
          reason, line.find() ? Long.parseLong(line.group(1)) : 0, 0);
    }

    @Override
    public void close() throws IOException {
      rows.close();
    }
  }
}
