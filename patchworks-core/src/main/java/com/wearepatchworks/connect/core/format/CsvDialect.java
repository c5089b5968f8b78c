/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How CSV is written. Begin with {@link #of}, and name what differs from RFC 4180.
 *
 * @param charset of the text
 * @param delimiter between fields
 * @param quote around fields; {@link #NO_QUOTE} when quotes are ordinary characters
 * @param comment a line that begins with it is passed over; null for none
 * @param skipLines how many lines to pass over at the start, before the header
 * @param trimmed whether spaces around fields without quotes are removed
 * @param nullText what stands, without quotes, for null; null when nothing does
 */
public record CsvDialect(
    Charset charset,
    char delimiter,
    char quote,
    @Nullable Character comment,
    int skipLines,
    boolean trimmed,
    @Nullable String nullText) {
  /** No character of any text. */
  public static final char NO_QUOTE = '\uFFFF';

  /** Refuses characters that cannot be told apart. */
  public CsvDialect {
    requireAscii("quote", quote == NO_QUOTE ? '"' : quote);
    requireAscii("comment", comment == null ? '#' : comment);
    if (delimiter == '\r' || delimiter == '\n' || delimiter == NO_QUOTE) {
      throw new IllegalArgumentException("The delimiter must not be a line end");
    }
    if (delimiter == quote || (comment != null && (comment == delimiter || comment == quote))) {
      throw new IllegalArgumentException("Delimiter, quote and comment must differ");
    }
  }

  private static void requireAscii(String what, char c) {
    if (c >= 0x7F || c == '\r' || c == '\n') {
      throw new IllegalArgumentException("The " + what + " must be an ASCII character");
    }
  }

  /** As RFC 4180 says, but for the delimiter. */
  public static CsvDialect of(Charset charset, char delimiter) {
    return new CsvDialect(charset, delimiter, '"', null, 0, false, null);
  }

  /** Another quote, or {@link #NO_QUOTE}. */
  public CsvDialect quotedBy(char other) {
    return new CsvDialect(charset, delimiter, other, comment, skipLines, trimmed, nullText);
  }

  /** With lines that begin with {@code mark} as comments. */
  public CsvDialect commentedBy(char mark) {
    return new CsvDialect(charset, delimiter, quote, mark, skipLines, trimmed, nullText);
  }

  /** With so many lines before the header. */
  public CsvDialect afterLines(int lines) {
    return new CsvDialect(charset, delimiter, quote, comment, lines, trimmed, nullText);
  }

  /** Without spaces around fields that are not quoted. */
  public CsvDialect trimming() {
    return new CsvDialect(charset, delimiter, quote, comment, skipLines, true, nullText);
  }

  /** With a text that, without quotes, stands for null; may be empty. */
  public CsvDialect nullAs(String text) {
    return new CsvDialect(charset, delimiter, quote, comment, skipLines, trimmed, text);
  }

  /** Whether the delimiter can occur in such a text at all. */
  boolean hasDelimiter() {
    return charset.canEncode() && charset.newEncoder().canEncode(delimiter);
  }

  CsvDialect in(Charset other) {
    return new CsvDialect(other, delimiter, quote, comment, skipLines, trimmed, nullText);
  }
}
