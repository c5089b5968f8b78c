/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record per line, whose columns are at fixed places, counted in characters and padded with
 * spaces, which are removed. A line that ends before a column does has the rest of it, or nothing;
 * characters beyond the last column are passed over. Empty lines are passed over too.
 *
 * @param lines how lines are read
 * @param fields in the order in which they are to appear
 * @param skipLines how many lines to pass over at the start
 */
public record FixedWidthFormat(TextLinesFormat lines, List<FixedField> fields, int skipLines)
    implements Format {
  /** Refuses two columns with the same name. */
  public FixedWidthFormat {
    columns(fields);
  }

  private static Columns columns(List<FixedField> fields) {
    return new Columns(fields.stream().map(FixedField::column).toList());
  }

  @Override
  public boolean structured() {
    return columns(fields).schema() != null;
  }

  @Override
  public RecordReader read(InputStream in) throws IOException {
    return new Reader(lines.read(in), this, skipLines, 0);
  }

  @Override
  public RecordReader resume(InputStream in, Position at) throws IOException {
    if (at.bytes() == 0 && at.skip() == 0) {
      return read(in);
    } else if (at.bytes() == 0) {
      return Skipped.behind(at.skip(), read(in));
    }
    return new Reader(lines.resume(in, at), this, 0, at.records());
  }

  private static final class Reader implements RecordReader {
    private final RecordReader lines;
    private final List<FixedField> fields;
    private final Columns columns;
    private int toSkip;
    private long records;

    private Reader(RecordReader lines, FixedWidthFormat format, int toSkip, long records) {
      this.lines = lines;
      this.fields = format.fields;
      this.columns = columns(format.fields);
      this.toSkip = toSkip;
      this.records = records;
    }

    @Override
    public @Nullable Entry next() throws IOException {
      skipLines();
      long before = records++; // a line that is refused counts too
      for (Entry line = lines.next(); line != null; line = lines.next()) {
        String text = ((TextEntry) line).data();
        if (!text.isEmpty()) {
          return row(text);
        }
      }
      records = before;
      return null;
    }

    private void skipLines() throws IOException {
      for (; toSkip > 0; toSkip--) {
        try {
          lines.next();
        } catch (BadRecordException e) {
          // whatever it is, nobody wants it
        }
      }
    }

    private Entry row(String line) throws BadRecordException {
      @Nullable Object[] texts = new @Nullable Object[fields.size()];
      for (int i = 0; i < texts.length; i++) {
        FixedField field = fields.get(i);
        int from = Math.min(line.length(), field.from() - 1);
        texts[i] = line.substring(from, Math.min(line.length(), field.to())).strip();
      }
      try {
        return columns.row(texts);
      } catch (IllegalArgumentException e) {
        byte[] raw = new TextEntry(line).bytes();
        throw new BadRecordException(String.valueOf(e.getMessage()), lines.line(), 0, raw);
      }
    }

    @Override
    public Position position() {
      Position at = lines.position();
      return at.skip() > 0
          ? new Position(0, records, records, 0, "")
          : new Position(at.bytes(), 0, records, at.lines(), "");
    }

    @Override
    public long line() {
      return lines.line();
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
