/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

/** Finds the end of a JSON number in bytes that come in pieces. */
final class JsonNumberScan {
  private static final int START = 0;
  private static final int MINUS = 1;
  private static final int ZERO = 2;
  private static final int WHOLE = 3;
  private static final int POINT = 4;
  private static final int FRACTION = 5;
  private static final int E = 6;
  private static final int SIGN = 7;
  private static final int EXPONENT = 8;

  private int state;

  /** Whether a number may begin so; the first byte is still to be scanned. */
  boolean begin(byte first) {
    state = START;
    return first == '-' || (first >= '0' && first <= '9');
  }

  /** Whether what was scanned is a number. */
  boolean complete() {
    return state == ZERO || state == WHOLE || state == FRACTION || state == EXPONENT;
  }

  /** Scans up to the first byte that does not belong to the number. */
  int scan(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      byte b = bytes[i];
      int next = b >= '0' && b <= '9' ? afterDigit(b) : afterOther(b);
      if (next < 0) {
        return i;
      }
      state = next;
      i++;
    }
    return i;
  }

  private int afterDigit(byte digit) {
    return switch (state) {
      case START, MINUS -> digit == '0' ? ZERO : WHOLE;
      case WHOLE -> WHOLE;
      case POINT, FRACTION -> FRACTION;
      case E, SIGN, EXPONENT -> EXPONENT;
      default -> -1;
    };
  }

  private int afterOther(byte b) {
    return switch (b) {
      case '-' -> state == START ? MINUS : state == E ? SIGN : -1;
      case '+' -> state == E ? SIGN : -1;
      case '.' -> state == ZERO || state == WHOLE ? POINT : -1;
      case 'e', 'E' -> state == ZERO || state == WHOLE || state == FRACTION ? E : -1;
      default -> -1;
    };
  }
}
