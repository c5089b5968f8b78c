/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

/** Digits with a sign and a point, such as {@code -12.50}, without a big number on the way. */
final class NumericText {
  private static final int NEGATIVE = 0x4000;
  private static final int GROUP = 4;

  private final String text;
  private final boolean negative;
  private final int start;
  private final int point;

  private NumericText(String text, int start, int point) {
    this.text = text;
    this.negative = text.charAt(0) == '-';
    this.start = start;
    this.point = point;
  }

  /** Whether {@code text} is so simple. */
  static boolean isPlain(String text) {
    int digits = 0;
    int points = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.') {
        points++;
      } else if (i > 0 || (c != '-' && c != '+')) {
        return false;
      }
    }
    return digits > 0 && points <= 1;
  }

  static NumericText of(String text) {
    int start = Character.isDigit(text.charAt(0)) || text.charAt(0) == '.' ? 0 : 1;
    int point = text.indexOf('.');
    int end = point < 0 ? text.length() : point;
    while (start < end && text.charAt(start) == '0') {
      start++;
    }
    return new NumericText(text, start, end);
  }

  /** Digits before the point. */
  int whole() {
    return point - start;
  }

  /** Digits behind the point. */
  int decimals() {
    return Math.max(0, text.length() - point - 1);
  }

  /** Digits behind the point, without zeros at the end. */
  int significantDecimals() {
    int end = text.length();
    while (end > point + 1 && text.charAt(end - 1) == '0') {
      end--;
    }
    return Math.max(0, end - point - 1);
  }

  /** Appends the binary form. */
  void write(RowBytes out) {
    int wholeGroups = (whole() + GROUP - 1) / GROUP;
    int groups = wholeGroups + (decimals() + GROUP - 1) / GROUP;
    out.putShort(groups);
    out.putShort(wholeGroups - 1);
    out.putShort(negative ? NEGATIVE : 0);
    out.putShort(decimals());
    int at = point - wholeGroups * GROUP;
    for (int i = 0; i < wholeGroups; i++, at += GROUP) {
      out.putShort(group(at, start, point));
    }
    at = point + 1;
    for (int i = wholeGroups; i < groups; i++, at += GROUP) {
      out.putShort(group(at, point + 1, text.length()));
    }
  }

  /** Four digits from {@code at}; what lies outside of the text is 0. */
  private int group(int at, int from, int to) {
    int number = 0;
    for (int i = at; i < at + GROUP; i++) {
      number = number * 10 + (i < from || i >= to ? 0 : text.charAt(i) - '0');
    }
    return number;
  }
}
