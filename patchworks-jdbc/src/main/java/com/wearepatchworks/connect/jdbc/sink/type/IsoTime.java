/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

/**
 * Reads {@code 2026-01-31T12:34:56.123456+01:00}, its parts, and PostgreSQL's spelling with a space
 * and with {@code BC}. One reads one text, so nothing is shared by threads that use one codec.
 */
final class IsoTime {
  static final long DAY = 86_400_000_000L;
  private static final long HOUR = 3_600_000_000L;
  private static final long MINUTE = 60_000_000L;
  private static final long SECOND = 1_000_000L;

  private final String text;
  private final boolean beforeChrist;
  private int at;

  private IsoTime(String value) {
    String trimmed = value.trim();
    beforeChrist = trimmed.endsWith(" BC");
    text = beforeChrist ? "-" + trimmed.substring(0, trimmed.length() - 3) : trimmed;
  }

  /** Days since 1970-01-01, and nothing behind them but a time that is midnight. */
  static long date(String text) {
    IsoTime iso = new IsoTime(text);
    long days = iso.days();
    if (iso.hasMore() && iso.timeAndZone() != 0) {
      throw new BadValueException("the text has a time of day, which a date does not keep");
    }
    return days;
  }

  /** Microseconds since midnight. */
  static long time(String text) {
    IsoTime iso = new IsoTime(text);
    long micros = iso.clock();
    iso.end();
    return micros;
  }

  /** Microseconds since 1970-01-01 00:00 UTC; without a zone, UTC is meant. */
  static long instant(String text) {
    IsoTime iso = new IsoTime(text);
    long days = iso.days();
    long time = iso.hasMore() ? iso.timeAndZone() : 0;
    try {
      return Math.addExact(Math.multiplyExact(days, DAY), time);
    } catch (ArithmeticException e) {
      throw new BadValueException("the time is out of range");
    }
  }

  private boolean hasMore() {
    return at < text.length();
  }

  private long days() {
    boolean negative = at < text.length() && text.charAt(at) == '-';
    if (negative || (at < text.length() && text.charAt(at) == '+')) {
      at++;
    }
    long year = number(4, 7);
    expect('-');
    int month = (int) number(2, 2);
    expect('-');
    int day = (int) number(2, 2);
    if (negative) {
      year = beforeChrist ? 1 - year : -year; // ISO counts a year 0, the calendar does not
    }
    if (month < 1
        || month > 12
        || day < 1
        || day > java.time.YearMonth.of((int) year, month).lengthOfMonth()) {
      throw bad();
    }
    return java.time.LocalDate.of((int) year, month, day).toEpochDay();
  }

  private long timeAndZone() {
    if (text.charAt(at) != 'T' && text.charAt(at) != ' ' && text.charAt(at) != 't') {
      throw bad();
    }
    at++;
    long micros = clock();
    return micros - zone();
  }

  private long clock() {
    long micros = number(2, 2) * HOUR;
    expect(':');
    micros += below(60, number(2, 2)) * MINUTE;
    if (at < text.length() && text.charAt(at) == ':') {
      at++;
      micros += below(61, number(2, 2)) * SECOND; // :60 is the next minute, as in PostgreSQL
      micros += fraction();
    }
    if (micros > DAY) {
      throw bad();
    }
    return micros;
  }

  private long fraction() {
    if (at >= text.length() || (text.charAt(at) != '.' && text.charAt(at) != ',')) {
      return 0;
    }
    at++;
    long micros = 0;
    int digits = 0;
    for (; at < text.length() && isDigit(text.charAt(at)); at++, digits++) {
      int digit = text.charAt(at) - '0';
      if (digits < 6) {
        micros = micros * 10 + digit;
      } else if (digit != 0) {
        throw new BadValueException("the time has nanoseconds, which the column does not keep");
      }
    }
    for (int i = digits; i < 6; i++) {
      micros *= 10;
    }
    return micros;
  }

  private long zone() {
    if (at == text.length()) {
      return 0;
    }
    char sign = text.charAt(at++);
    if (sign == 'Z' || sign == 'z') {
      end();
      return 0;
    } else if (sign != '+' && sign != '-') {
      throw bad();
    }
    long offset = number(2, 2) * HOUR + part() * MINUTE + part() * SECOND;
    end();
    return sign == '-' ? -offset : offset;
  }

  private long part() {
    if (at == text.length()) {
      return 0;
    }
    if (text.charAt(at) == ':') {
      at++;
    }
    return number(2, 2);
  }

  private long number(int least, int most) {
    long number = 0;
    int start = at;
    while (at < text.length() && at - start < most && isDigit(text.charAt(at))) {
      number = number * 10 + (text.charAt(at++) - '0');
    }
    if (at - start < least) {
      throw bad();
    }
    return number;
  }

  private static long below(int limit, long number) {
    if (number >= limit) {
      throw bad();
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void expect(char c) {
    if (at >= text.length() || text.charAt(at) != c) {
      throw bad();
    }
    at++;
  }

  private void end() {
    if (at != text.length()) {
      throw bad();
    }
  }

  private static BadValueException bad() {
    return new BadValueException("the text is not a date or time in ISO 8601");
  }
}
