/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.record;

import java.math.BigDecimal;

/**
 * Guesses what a text stands for, and guesses right: a number that would not be written so again
 * ({@code 007}, {@code +1}, {@code 1e5}), or not exactly, stays text.
 */
final class GuessedType {
  /** So many digits a double always keeps. */
  private static final int EXACT_DIGITS = 15;

  private static final int LONGEST = 20;

  private GuessedType() {}

  static Object value(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    } else if (text.isEmpty() || text.length() > LONGEST || text.charAt(0) > '9') {
      return text;
    }
    boolean negative = text.charAt(0) == '-';
    int point = text.indexOf('.');
    String whole = text.substring(negative ? 1 : 0, point < 0 ? text.length() : point);
    if (!isDigits(whole) || (whole.length() > 1 && whole.charAt(0) == '0')) {
      return text;
    }
    return point < 0 ? whole(text, whole, negative) : fraction(text, whole, point);
  }

  private static Object whole(String text, String digits, boolean negative) {
    if (negative && digits.equals("0")) {
      return text;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException beyond64Bits) {
      return text;
    }
  }

  private static Object fraction(String text, String whole, int point) {
    String digits = text.substring(point + 1);
    boolean exact = isDigits(digits) && whole.length() + digits.length() <= EXACT_DIGITS;
    return exact ? new BigDecimal(text) : text;
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
