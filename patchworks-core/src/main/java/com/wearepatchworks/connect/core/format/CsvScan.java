/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

/**
 * Looks for the end of a CSV row in bytes, by quotes and line ends alone. All positions are
 * relative to the row's start.
 */
final class CsvScan {
  private static final int NONE = -1;

  /** Does not stand before a quote that opens: it would have ended the row. */
  private static final byte[] NEVER = {'\n'};

  private static final long LINE_FEEDS = EightBytes.all('\n');
  private static final long RETURNS = EightBytes.all('\r');

  private final boolean[] stops = new boolean[256];
  private final long quotes;
  private final int quote;
  private final byte[] delimiter;

  private boolean atLineEnd;
  private boolean quoted;
  private boolean broken;
  private int closedAt;
  private int lines;
  private int linesBeforeQuote;
  private int behindQuotesLine;

  CsvScan(CsvDialect dialect) {
    boolean quoting = dialect.quote() != CsvDialect.NO_QUOTE;
    this.quote = quoting ? dialect.quote() : NONE;
    this.delimiter =
        dialect.hasDelimiter()
            ? String.valueOf(dialect.delimiter()).getBytes(dialect.charset())
            : NEVER;
    this.quotes = EightBytes.all(quoting ? quote : '\n');
    stops['\n'] = true;
    stops['\r'] = true;
    stops[quoting ? quote : '\n'] = true;
  }

  void begin() {
    atLineEnd = false;
    quoted = false;
    broken = false;
    closedAt = NONE;
    lines = 0;
    behindQuotesLine = NONE;
  }

  /** Whether the scan stopped at the line end that ends the row. */
  boolean atLineEnd() {
    return atLineEnd;
  }

  /** Whether the scan stopped inside of quotes. */
  boolean inQuotes() {
    return quoted;
  }

  /** How many line ends there are in the row so far. */
  int lines() {
    return lines;
  }

  /** How many of them before the quote that opened last. */
  int linesBeforeQuote() {
    return linesBeforeQuote;
  }

  /** Behind the end of the line on which the last quote opened; negative when not reached. */
  int behindQuotesLine() {
    return behindQuotesLine;
  }

  /**
   * Scans on.
   *
   * @param row where in {@code bytes} the row begins
   * @param at how far it was scanned before
   * @param limit where in {@code bytes} to stop
   * @return how far it is scanned now
   */
  int scan(byte[] bytes, int row, int at, int limit) {
    int i = row + at;
    while (i < limit) {
      i = quoted ? inside(bytes, row, i, limit) : outside(bytes, row, i, limit);
      if (atLineEnd) {
        break;
      }
    }
    return i - row;
  }

  private int outside(byte[] bytes, int row, int from, int limit) {
    if (from - row - 1 == closedAt && closedAt != NONE) {
      broken |= !mayFollowQuote(bytes[from]);
    }
    int i = next(bytes, from, limit);
    if (i == limit) {
      return i;
    }
    if (bytes[i] != quote) {
      atLineEnd = true;
      return i;
    }
    if (!broken) {
      open(bytes, row, i);
    }
    return i + 1;
  }

  private boolean mayFollowQuote(byte b) {
    return b == quote || b == delimiter[0] || b == '\n' || b == '\r';
  }

  private void open(byte[] bytes, int row, int i) {
    if (i - row - 1 == closedAt && closedAt != NONE) {
      quoted = true; // it was the first of two, which stand for one
    } else if (i == row || isBehindDelimiter(bytes, row, i)) {
      quoted = true;
      linesBeforeQuote = lines;
      behindQuotesLine = NONE;
    }
  }

  private boolean isBehindDelimiter(byte[] bytes, int row, int i) {
    int start = i - delimiter.length;
    boolean same = start >= row;
    for (int d = 0; same && d < delimiter.length; d++) {
      same = bytes[start + d] == delimiter[d];
    }
    return same;
  }

  private int inside(byte[] bytes, int row, int from, int limit) {
    int i = next(bytes, from, limit);
    if (i == limit) {
      return i;
    }
    if (bytes[i] == quote) {
      quoted = false;
      closedAt = i - row;
    } else {
      lineEnd(bytes, row, i);
    }
    return i + 1;
  }

  /** The first quote or line end; {@code limit} when there is none. */
  private int next(byte[] bytes, int from, int limit) {
    int i = from;
    for (; i <= limit - Long.BYTES; i += Long.BYTES) {
      long word = EightBytes.at(bytes, i);
      long found =
          EightBytes.equal(word, LINE_FEEDS)
              | EightBytes.equal(word, RETURNS)
              | EightBytes.equal(word, quotes);
      if (found != 0) {
        return i + EightBytes.first(found);
      }
    }
    while (i < limit && !stops[bytes[i] & 0xFF]) {
      i++;
    }
    return i;
  }

  /** CR LF is one line end, and a CR alone is one too. */
  private void lineEnd(byte[] bytes, int row, int i) {
    boolean second = bytes[i] == '\n' && bytes[i - 1] == '\r';
    if (behindQuotesLine == NONE || (second && behindQuotesLine == i - row)) {
      behindQuotesLine = i - row + 1;
    }
    lines += second ? 0 : 1;
  }
}
