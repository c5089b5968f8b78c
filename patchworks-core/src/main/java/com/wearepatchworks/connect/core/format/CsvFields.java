/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of rows that have been cut already. The library is handed one row at a time, so that
 * it never reads ahead of the position that was told.
 */
final class CsvFields {
  /** The library counts only what it was handed. */
  private static final Pattern LINE = Pattern.compile(" \\(record starting at line \\d+\\)");

  /** Rows are bounded already; the library doubles its buffer until a field fits. */
  private static final int LARGEST_BUFFER = 1 << 30;

  private final CsvDialect dialect;
  private final int maxBytes;
  private final CsvRowFeed feed;
  private final Collector collector = new Collector();
  private Iterator<Collector> rows;

  CsvFields(CsvDialect dialect, int maxBytes) {
    this.dialect = dialect;
    this.maxBytes = maxBytes;
    this.feed = new CsvRowFeed(dialect.charset());
    this.rows = parser();
  }

  private Iterator<Collector> parser() {
    return CsvReader.builder()
        .fieldSeparator(dialect.delimiter())
        .quoteCharacter(dialect.quote())
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .maxBufferSize((int) Math.min(LARGEST_BUFFER, 4L * Math.max(maxBytes, 1 << 20)))
        .build(collector, feed)
        .iterator();
  }

  /** The fields of the row; they are the caller's. */
  @Nullable Object[] of(CsvSplitter row) throws IOException {
    feed.hand(row.array(), row.start(), row.end());
    boolean read = false;
    try {
      @Nullable Object[] fields = rows.next().take();
      read = true;
      return fields;
    } catch (CsvParseException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw row.bad(LINE.matcher(String.valueOf(cause.getMessage())).replaceAll(""));
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw row.bad("The text does not fit its character set, " + dialect.charset());
      }
      throw e.getCause();
    } finally {
      if (!read) {
        rows = parser(); // whatever it still holds belongs to the row that is wrong
      }
    }
  }

  private final class Collector extends AbstractBaseCsvCallbackHandler<Collector> {
    private @Nullable Object[] fields = new @Nullable Object[16];

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      if (index == fields.length) {
        fields = Arrays.copyOf(fields, 2 * index);
      }
      fields[index] = quoted ? new String(buffer, offset, length) : plain(buffer, offset, length);
    }

    private @Nullable String plain(char[] buffer, int offset, int length) {
      String text = new String(buffer, offset, length);
      String field = dialect.trimmed() ? text.strip() : text;
      return field.equals(dialect.nullText()) ? null : field;
    }

    @Override
    protected Collector buildRecord() {
      return this;
    }

    private @Nullable Object[] take() {
      int count = getFieldCount();
      @Nullable Object[] taken = fields;
      fields = new @Nullable Object[count];
      return taken.length == count ? taken : Arrays.copyOf(taken, count);
    }
  }
}
