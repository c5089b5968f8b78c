/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
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
  private static final int BYTE_ORDER_MARK = '\uFEFF';

  @Override
  public RecordReader read(InputStream in) throws IOException {
    CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .allowUnclosedQuote(false)
            .ofNamedCsvRecord(
                withoutByteOrderMark(new InputStreamReader(in, charset.newDecoder())));
    return new Reader(rows, rows.iterator());
  }

  /** The library looks for it in bytes only, and then decodes leniently. */
  private static BufferedReader withoutByteOrderMark(InputStreamReader text) throws IOException {
    BufferedReader reader = new BufferedReader(text);
    reader.mark(1);
    try {
      if (reader.read() != BYTE_ORDER_MARK) {
        reader.reset();
      }
    } catch (CharacterCodingException e) {
      throw misfit();
    }
    return reader;
  }

  private static MalformedInputException misfit() {
    return new MalformedInputException("The text does not fit its character set", 0, 0);
  }

  private record Reader(CsvReader<NamedCsvRecord> rows, Iterator<NamedCsvRecord> iterator)
      implements RecordReader {
    private static final Pattern LINE =
        Pattern.compile("^Record (\\d+)| \\(record starting at line (\\d+)\\)");

    @Override
    public @Nullable Entry next() throws IOException {
      try {
        return iterator.hasNext() ? new RowEntry(iterator.next().getFieldsAsMap()) : null;
      } catch (CsvParseException e) {
        throw malformed(e);
      } catch (UncheckedIOException e) {
        throw e.getCause() instanceof CharacterCodingException ? misfit() : e.getCause();
      }
    }

    /** The library tells the line, on which the record starts, in words only. */
    private static MalformedInputException malformed(CsvParseException e) {
      String reason = String.valueOf(e.getMessage());
      if (e.getCause() != null && e.getCause().getMessage() != null) {
        reason += ": " + e.getCause().getMessage();
      }
      Matcher line = LINE.matcher(reason);
      if (!line.find()) {
        return new MalformedInputException(reason, 0, 0);
      }
      boolean first = line.group(1) != null;
      long number = Long.parseLong(line.group(first ? 1 : 2));
      return new MalformedInputException(line.replaceFirst(first ? "The row" : ""), number, 0);
    }

    @Override
    public void close() throws IOException {
      rows.close();
    }
  }
}
