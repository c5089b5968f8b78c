/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.type;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.DataException;

/** PostgreSQL's text of dates and times, ISO style: {@code 0044-03-15 12:00:00.5+00 BC}. */
final class PgMomentText {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(\\d{4,7})-(\\d\\d)-(\\d\\d)(?: ([0-9:.]+))?([+-]\\d\\d(?::\\d\\d){0,2})?( BC)?");
  private static final long DAY = 86_400_000_000L;

  private PgMomentText() {}

  /** Microseconds since 1970. */
  static long micros(String text) {
    if (text.endsWith("infinity")) {
      return text.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    Matcher parts = parts(text);
    String clock = parts.group(4);
    String offset = parts.group(5);
    long east = offset == null ? 0 : ZoneOffset.of(offset).getTotalSeconds() * 1_000_000L;
    long ofDay = (clock == null ? 0 : time(clock)) - east;
    return MomentForm.inRange(
        () -> Math.addExact(Math.multiplyExact(date(parts).toEpochDay(), DAY), ofDay));
  }

  /** Days since 1970. */
  static long days(String text) {
    if (text.endsWith("infinity")) {
      return text.startsWith("-") ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }
    return date(parts(text)).toEpochDay();
  }

  /** Microseconds since midnight; 24:00:00 is the end of the day. */
  static long time(String text) {
    return text.startsWith("24:") ? DAY : LocalTime.parse(text).getLong(ChronoField.MICRO_OF_DAY);
  }

  private static Matcher parts(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new DataException("A date or time has a form that is not PostgreSQL's ISO style");
    }
    return parts;
  }

  private static LocalDate date(Matcher parts) {
    int year = Integer.parseInt(parts.group(1));
    return LocalDate.of(
        parts.group(6) == null ? year : 1 - year,
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)));
  }
}
