/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts CSV into rows by bytes, without looking into fields, so that the position of every row is
 * known and none grows without bounds. The bytes of a row, without its line end, are between {@link
 * #start} and {@link #end} of {@link #array} until the next one is read.
 *
 * <p>Where a row ends depends on its own bytes only, never on how they came: a resumed reader must
 * find the same rows.
 */
final class CsvSplitter implements Closeable {
  private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

  private final Window window;
  private final CsvDialect dialect;
  private final int maxBytes;
  private final CsvScan scan;
  private long lines;
  private long line;
  private int start;
  private int end;

  CsvSplitter(Window window, CsvDialect dialect, int maxBytes, long lines) {
    this.window = window;
    this.dialect = dialect;
    this.maxBytes = maxBytes;
    this.scan = new CsvScan(dialect);
    this.lines = lines;
  }

  byte[] array() {
    return window.array();
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** On which line, from 1, the row begins. */
  long line() {
    return line;
  }

  Position position(long records, String state) {
    return new Position(window.offset(), 0, records, lines, state);
  }

  /** This row is wrong. */
  BadRecordException bad(String reason) {
    return new BadRecordException(reason, line, 0, Arrays.copyOfRange(array(), start, end));
  }

  /** Passes over a byte order mark and what the dialect says is no CSV yet. */
  void begin() throws IOException {
    boolean more = true;
    while (more && window.to() - window.from() < BYTE_ORDER_MARK.length) {
      more = window.more();
    }
    int to = Math.min(window.to(), window.from() + BYTE_ORDER_MARK.length);
    if (Arrays.equals(Arrays.copyOfRange(array(), window.from(), to), BYTE_ORDER_MARK)) {
      window.moveTo(to);
    }
    for (int i = 0; i < dialect.skipLines(); i++) {
      passLine();
    }
  }

  /**
   * Reads the next row that is neither empty nor a comment; false at the end of the input.
   *
   * @throws BadRecordException when it has no end; the next call goes on behind it
   */
  boolean next() throws IOException {
    while (window.from() < window.to() || window.more()) {
      if (isComment()) {
        passLine();
      } else {
        row();
        if (start < end) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isComment() {
    Character mark = dialect.comment();
    return mark != null && array()[window.from()] == mark;
  }

  private void row() throws IOException {
    line = lines + 1;
    scan.begin();
    int seen = 0;
    do {
      int limit = (int) Math.min(window.to(), window.from() + (maxBytes + 1L));
      seen = scan.scan(array(), window.from(), seen, limit);
      if (scan.atLineEnd()) {
        int next = behindLineEnd(seen);
        take(seen, next, scan.lines());
        return;
      }
      if (seen > maxBytes) {
        throw unended("within " + maxBytes + " bytes", seen);
      }
    } while (window.more());
    if (scan.inQuotes()) {
      throw unended("until the end of the input", seen);
    }
    take(seen, seen, scan.lines());
  }

  private void take(int length, int next, int inner) {
    start = window.from();
    end = start + length;
    lines += inner + 1L;
    window.moveTo(start + next);
  }

  /** What follows a line end, both relative to the row. */
  private int behindLineEnd(int at) throws IOException {
    if (array()[window.from() + at] == '\r') {
      boolean another = window.from() + at + 1 < window.to() || window.more();
      if (another && array()[window.from() + at + 1] == '\n') {
        return at + 2;
      }
    }
    return at + 1;
  }

  /**
   * A quote that is not closed is most likely wrong itself, so only its own line is given up: all
   * others may be fine.
   */
  private BadRecordException unended(String where, int seen) throws IOException {
    String reason = "The row is longer than " + maxBytes + " bytes";
    if (scan.inQuotes()) {
      reason =
          "The quote that opened on line %d is not closed %s"
              .formatted(lines + 1 + scan.linesBeforeQuote(), where);
    }
    if (scan.inQuotes() && scan.behindQuotesLine() >= 0) {
      int next = behindLineEnd(scan.behindQuotesLine() - 1);
      take(next, next, scan.linesBeforeQuote());
      return bad(reason);
    }
    byte[] kept =
        Arrays.copyOfRange(array(), window.from(), window.from() + Math.min(seen, maxBytes));
    lines += scan.lines();
    window.moveTo(window.from() + seen);
    passLine();
    return new BadRecordException(reason, line, 0, kept);
  }

  /** Leaves the rest of the line behind, however long it is. */
  private void passLine() throws IOException {
    long before = window.offset();
    boolean more = true;
    while (more) {
      int at = window.from();
      while (at < window.to() && array()[at] != '\n' && array()[at] != '\r') {
        at++;
      }
      boolean found = at < window.to();
      window.moveTo(found ? window.from() + behindLineEnd(at - window.from()) : at);
      more = !found && window.more();
    }
    lines += window.offset() > before ? 1 : 0;
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
