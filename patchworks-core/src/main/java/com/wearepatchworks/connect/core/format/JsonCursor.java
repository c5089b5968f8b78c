/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.fasterxml.jackson.core.JsonParser;
import com.wearepatchworks.connect.core.record.Json;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/** Steps through a JSON document of any size: marks, names, and whole values. */
final class JsonCursor implements Closeable {
  private static final int END = -1;
  private static final int MAX_NAME_BYTES = 6 * (64 << 10);

  private final Window window;
  private final JsonScan scan = new JsonScan();
  private long lines;
  private long lineStart;

  /**
   * A cursor at the start of {@code window}.
   *
   * @param lines how many lines ended before it
   * @param lineStart at which byte of the whole input its line began
   */
  JsonCursor(Window window, long lines, long lineStart) {
    this.window = window;
    this.lines = lines;
    this.lineStart = lineStart;
  }

  long offset() {
    return window.offset();
  }

  long lines() {
    return lines;
  }

  long lineStart() {
    return lineStart;
  }

  MalformedInputException malformed(String reason) {
    return new MalformedInputException(reason, lines + 1, window.offset() - lineStart + 1);
  }

  /** Passes over a byte order mark. */
  void begin() throws IOException {
    boolean more = true;
    while (more && window.to() - window.from() < 3) {
      more = window.more();
    }
    byte[] array = window.array();
    int from = window.from();
    if (window.to() - from >= 3
        && array[from] == (byte) 0xEF
        && array[from + 1] == (byte) 0xBB
        && array[from + 2] == (byte) 0xBF) {
      window.moveTo(from + 3);
    }
  }

  /** The next byte that is no white space, without passing over it; negative at the end. */
  int peek() throws IOException {
    while (window.from() < window.to() || window.more()) {
      byte b = window.array()[window.from()];
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return b & 0xFF;
      }
      window.moveTo(window.from() + 1);
      if (b == '\n') {
        lines++;
        lineStart = window.offset();
      }
    }
    return END;
  }

  /** Passes over {@code mark} if it is next. */
  boolean pass(char mark) throws IOException {
    boolean there = peek() == mark;
    if (there) {
      window.moveTo(window.from() + 1);
    }
    return there;
  }

  /** Passes over {@code mark}, which must be next. */
  void require(char mark, String expected) throws IOException {
    if (!pass(mark)) {
      throw peek() == END
          ? malformed("The document ends where " + expected + " should be")
          : malformed("There should be " + expected);
    }
  }

  /** The name of a member, with its colon passed over. */
  String name() throws IOException {
    if (peek() != '"') {
      throw malformed("There should be a name in double quotes");
    }
    byte[] written;
    try {
      written = value(MAX_NAME_BYTES);
    } catch (BadRecordException e) {
      throw malformed("A name is too long");
    }
    require(':', "a colon");
    try (JsonParser parser = Json.FACTORY.createParser(written)) {
      return Objects.requireNonNullElse(parser.nextTextValue(), "");
    }
  }

  /**
   * The next value as it was written.
   *
   * @throws BadRecordException when it is too long, or no UTF-8; it has been passed over then
   */
  byte[] value(int maxBytes) throws IOException {
    peek();
    long start = window.offset();
    long line = lines + 1;
    long column = start - lineStart + 1;
    byte[] kept = scanValue(maxBytes);
    if (kept.length < window.offset() - start) {
      throw new BadRecordException(
          "The record is longer than " + maxBytes + " bytes", line, column, kept);
    }
    if (!scan.ascii() && !Utf8.isWellFormed(kept)) {
      throw new BadRecordException("The text is not valid UTF-8", line, column, kept);
    }
    return kept;
  }

  /** Passes over a value, however long it is. */
  void skipValue() throws IOException {
    peek();
    scanValue(0);
  }

  private byte[] scanValue(int maxBytes) throws IOException {
    scan.begin();
    byte[] kept = null;
    int seen = 0;
    while (!scan.done()) {
      if (window.from() + seen == window.to() && !window.more()) {
        requireComplete();
        break;
      }
      long shift = window.offset() - window.from();
      int at = scan.scan(window.array(), window.from() + seen, window.to(), shift);
      seen = at - window.from();
      requireRight(at);
      if (seen > maxBytes) { // from here on it only has to be passed over
        kept = kept == null ? firstBytes(maxBytes) : kept;
        window.moveTo(at);
        seen = 0;
      }
    }
    lines += scan.lines();
    lineStart = scan.lineStart() >= 0 ? scan.lineStart() : lineStart;
    byte[] value = kept == null ? firstBytes(seen) : kept;
    window.moveTo(window.from() + seen);
    return value;
  }

  private byte[] firstBytes(int count) {
    return Arrays.copyOfRange(window.array(), window.from(), window.from() + count);
  }

  private void requireRight(int at) throws MalformedInputException {
    String error = scan.error();
    if (error != null) {
      lines += scan.lines();
      lineStart = scan.lineStart() >= 0 ? scan.lineStart() : lineStart;
      window.moveTo(at);
      throw malformed(error);
    }
  }

  private void requireComplete() throws MalformedInputException {
    if (!scan.mayEnd()) {
      lines += scan.lines();
      throw new MalformedInputException("The document ends in the middle", lines + 1, 0);
    }
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
