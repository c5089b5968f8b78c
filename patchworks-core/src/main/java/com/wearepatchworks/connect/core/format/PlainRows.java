/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields of the usual row in its bytes: UTF-8, an ASCII delimiter, quotes around whole
 * fields only and none within. Whatever else there is, wrong rows above all, is the CSV library's.
 */
final class PlainRows {
  /** No size of a row that is usual comes near to one that an array could not have. */
  private static final int LONGEST = 1 << 20;

  private static final long BACKSLASHES = EightBytes.all('\\');

  private final boolean possible;
  private final byte quote;
  private final byte delimiter;
  private final long quotes;
  private final long delimiters;
  private boolean ascii;
  private boolean escaped;

  PlainRows(CsvDialect dialect) {
    this.possible =
        dialect.charset().equals(StandardCharsets.UTF_8)
            && dialect.delimiter() < 0x80
            && dialect.quote() != CsvDialect.NO_QUOTE
            && !dialect.trimmed()
            && dialect.nullText() == null;
    this.quote = (byte) dialect.quote();
    this.delimiter = (byte) dialect.delimiter();
    this.quotes = EightBytes.all(quote);
    this.delimiters = EightBytes.all(delimiter);
  }

  /** The row between {@code start} and {@code end}; null when it is no usual one. */
  @Nullable Entry find(Columns columns, byte[] bytes, int start, int end) {
    if (!possible || columns.typed() || end - start > LONGEST) {
      return null;
    }
    int[] bounds = new int[2 * columns.size()];
    if (!isCut(bytes, start, end, bounds)) {
      return null;
    }
    byte[] row = Arrays.copyOfRange(bytes, start, end);
    return ascii || Utf8.isWellFormed(row) ? new PlainRow(columns, row, bounds, escaped) : null;
  }

  private boolean isCut(byte[] bytes, int start, int end, int[] bounds) {
    ascii = true;
    escaped = quote != '"'; // or else none gets into a field
    int at = start;
    for (int i = 0; i < bounds.length; i += 2) {
      boolean quoted = at < end && bytes[at] == quote;
      int from = quoted ? at + 1 : at;
      int to = next(bytes, from, end, quoted ? quotes : delimiters);
      if (to < end && (bytes[to] == quote) != quoted) {
        return false; // a quote within a field
      }
      int behind = quoted ? to + 1 : to;
      bounds[i] = from - start;
      bounds[i + 1] = to - start;
      if (behind >= end) {
        return behind == end && i + 2 == bounds.length;
      } else if (bytes[behind] != delimiter) {
        return false; // text or a second quote behind one that closes
      }
      at = behind + 1;
    }
    return false;
  }

  /** The first quote or other stop; the row's end when there is none. */
  private int next(byte[] bytes, int from, int end, long stops) {
    int i = from;
    while (true) {
      boolean within = i <= bytes.length - Long.BYTES;
      long word = within ? EightBytes.at(bytes, i) : EightBytes.upToEnd(bytes, i);
      long found = EightBytes.equal(word, quotes) | EightBytes.equal(word, stops);
      found |= end - i < Long.BYTES ? EightBytes.found(end - i) : 0;
      long passed = found == 0 ? -1 : EightBytes.before(found);
      ascii &= (word & EightBytes.HIGH_BITS & passed) == 0;
      escaped |= ((EightBytes.controls(word) | EightBytes.equal(word, BACKSLASHES)) & passed) != 0;
      if (found != 0) {
        return i + EightBytes.first(found);
      }
      i += Long.BYTES;
    }
  }
}
