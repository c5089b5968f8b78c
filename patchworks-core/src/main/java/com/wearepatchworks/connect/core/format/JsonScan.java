/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.wearepatchworks.connect.core.record.Json;
import org.jspecify.annotations.Nullable;

/**
 * Finds the end of a JSON value (RFC 8259) in bytes that come in pieces, and checks it on the way,
 * in constant memory and without making anything of it. It does not check that strings are UTF-8,
 * but tells whether they have anything but ASCII.
 */
final class JsonScan {
  private static final int VALUE = 0;
  private static final int FIRST_ELEMENT = 1;
  private static final int FIRST_NAME = 2;
  private static final int NAME = 3;
  private static final int COLON = 4;
  private static final int BEHIND_VALUE = 5;
  private static final int STRING = 6;
  private static final int ESCAPE = 7;
  private static final int HEX = 8;
  private static final int WORD = 9;
  private static final int NUMBER = 10;
  private static final int DONE = 11;
  private static final int WRONG = 12;

  private static final int MAX_NUMBER_LENGTH = 1_000;
  private static final int MAX_NAME_LENGTH = 64 << 10;
  private static final boolean[] PLAIN = new boolean[256];

  static {
    for (int i = ' '; i < PLAIN.length; i++) {
      PLAIN[i] = i != '"' && i != '\\';
    }
  }

  private final long[] objects = new long[Json.MAX_NESTING / Long.SIZE];
  private final JsonNumberScan number = new JsonNumberScan();
  private int depth;
  private int state;
  private boolean name;
  private int length;
  private int hexDigits;
  private String word = "";
  private boolean ascii;
  private long lines;
  private long lineStart;
  private @Nullable String error;

  /** Expects a value. */
  void begin() {
    depth = 0;
    state = VALUE;
    name = false;
    ascii = true;
    lines = 0;
    lineStart = -1;
    error = null;
  }

  /** Whether the value has ended; a number only ends with what follows it. */
  boolean done() {
    return state == DONE;
  }

  /** Whether the value would be complete if nothing followed: a number of the outermost level. */
  boolean mayEnd() {
    return state == NUMBER && depth == 0 && number.complete();
  }

  /** What is wrong at the place where the scan stopped; null when nothing is. */
  @Nullable String error() {
    return error;
  }

  boolean ascii() {
    return ascii;
  }

  /** How many lines ended in the value. */
  long lines() {
    return lines;
  }

  /** Where, in terms of {@code shift}, the last line began; negative when none did. */
  long lineStart() {
    return lineStart;
  }

  /**
   * Scans on from {@code from}, until the value is done, something is wrong, or {@code to}.
   *
   * @param shift what to add to an index for a position that stays true when bytes move
   * @return how far it came
   */
  int scan(byte[] bytes, int from, int to, long shift) {
    int i = from;
    while (i < to && state < DONE) {
      i =
          switch (state) {
            case STRING -> string(bytes, i, to);
            case NUMBER -> number(bytes, i, to);
            case WORD -> word(bytes, i, to);
            case ESCAPE -> escape(bytes, i);
            case HEX -> hex(bytes, i);
            default -> structure(bytes, i, shift);
          };
    }
    return i;
  }

  private int wrong(String reason, int at) {
    error = reason;
    state = WRONG;
    return at;
  }

  private int unexpected(byte[] bytes, int at, String expected) {
    char c = (char) (bytes[at] & 0xFF);
    String shown = c > ' ' && c < 0x7F ? "'" + c + "'" : "byte 0x%02X".formatted((int) c);
    return wrong("Unexpected " + shown + ", where " + expected + " should be", at);
  }

  private int string(byte[] bytes, int from, int to) {
    int i = from;
    int all = 0;
    while (i < to && PLAIN[bytes[i] & 0xFF]) {
      all |= bytes[i++];
    }
    ascii &= all >= 0;
    length += i - from;
    if (name && length > MAX_NAME_LENGTH) {
      return wrong("A name is longer than " + MAX_NAME_LENGTH + " bytes", i);
    }
    if (i == to) {
      return i;
    }
    if (bytes[i] == '"') {
      state = name ? COLON : behindValue();
    } else if (bytes[i] == '\\') {
      state = ESCAPE;
    } else {
      return wrong("A string has a control character, which must be escaped", i);
    }
    return i + 1;
  }

  private int escape(byte[] bytes, int at) {
    hexDigits = 0;
    state = bytes[at] == 'u' ? HEX : STRING;
    return "\"\\/bfnrtu".indexOf(bytes[at]) >= 0
        ? at + 1
        : unexpected(bytes, at, "an escaped character");
  }

  private int hex(byte[] bytes, int at) {
    if (Character.digit(bytes[at], 16) < 0) {
      return unexpected(bytes, at, "a hexadecimal digit");
    }
    state = ++hexDigits == 4 ? STRING : HEX;
    return at + 1;
  }

  private int word(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && length < word.length()) {
      if (bytes[i] != word.charAt(length)) {
        return unexpected(bytes, i, "'" + word + "'");
      }
      length++;
      i++;
    }
    state = length == word.length() ? behindValue() : WORD;
    return i;
  }

  private int number(byte[] bytes, int from, int to) {
    int i = number.scan(bytes, from, to);
    length += i - from;
    if (length > MAX_NUMBER_LENGTH) {
      return wrong("A number is longer than " + MAX_NUMBER_LENGTH + " characters", i);
    }
    if (i == to) {
      return i;
    }
    if (!number.complete()) {
      return unexpected(bytes, i, "a digit");
    }
    state = behindValue();
    return i;
  }

  private int behindValue() {
    return depth == 0 ? DONE : BEHIND_VALUE;
  }

  private int structure(byte[] bytes, int at, long shift) {
    byte b = bytes[at];
    if (b == ' ' || b == '\t' || b == '\r') {
      return at + 1;
    } else if (b == '\n') {
      lines++;
      lineStart = at + 1 + shift;
      return at + 1;
    }
    return switch (state) {
      case FIRST_NAME, NAME -> name(bytes, at);
      case COLON -> colon(bytes, at);
      case BEHIND_VALUE -> behind(bytes, at);
      case FIRST_ELEMENT -> b == ']' ? close(at) : value(bytes, at);
      default -> value(bytes, at);
    };
  }

  private int name(byte[] bytes, int at) {
    if (bytes[at] == '"') {
      state = STRING;
      name = true;
      length = 0;
      return at + 1;
    }
    return bytes[at] == '}' && state == FIRST_NAME
        ? close(at)
        : unexpected(bytes, at, "a name in double quotes");
  }

  private int colon(byte[] bytes, int at) {
    state = VALUE;
    return bytes[at] == ':' ? at + 1 : unexpected(bytes, at, "a colon");
  }

  private int behind(byte[] bytes, int at) {
    boolean object = (objects[(depth - 1) >> 6] & 1L << (depth - 1)) != 0;
    if (bytes[at] == ',') {
      state = object ? NAME : VALUE;
      return at + 1;
    }
    return bytes[at] == (object ? '}' : ']')
        ? close(at)
        : unexpected(bytes, at, object ? "a comma or '}'" : "a comma or ']'");
  }

  private int close(int at) {
    depth--;
    state = behindValue();
    return at + 1;
  }

  private int open(int at, boolean object) {
    if (depth == Json.MAX_NESTING) {
      return wrong("The nesting is deeper than " + Json.MAX_NESTING + " levels", at);
    }
    long bit = 1L << depth;
    int slot = depth >> 6;
    objects[slot] = object ? objects[slot] | bit : objects[slot] & ~bit;
    depth++;
    state = object ? FIRST_NAME : FIRST_ELEMENT;
    return at + 1;
  }

  private int value(byte[] bytes, int at) {
    name = false;
    length = 0;
    switch (bytes[at]) {
      case '{' -> {
        return open(at, true);
      }
      case '[' -> {
        return open(at, false);
      }
      case '"' -> {
        state = STRING;
        return at + 1;
      }
      case 't' -> word = "true";
      case 'f' -> word = "false";
      case 'n' -> word = "null";
      default -> {
        state = NUMBER;
        return number.begin(bytes[at]) ? at : unexpected(bytes, at, "a value");
      }
    }
    state = WORD;
    return at;
  }
}
