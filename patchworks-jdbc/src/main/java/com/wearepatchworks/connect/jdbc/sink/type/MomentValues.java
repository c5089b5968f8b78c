/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;

/** Dates and times of Connect values in microseconds, and as text for a server. */
final class MomentValues {
  private static final long SECOND = 1_000_000;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS+00", Locale.ROOT);

  private MomentValues() {}

  /** Microseconds since 1970. */
  static long instant(Object value, TimeUnits units, String type) {
    if (value instanceof Date date) {
      return TimeUnits.MILLIS.micros(TimeCodecs.millis(date));
    } else if (value instanceof Long || value instanceof Integer) {
      return units.micros(((Number) value).longValue());
    } else if (value instanceof String text) {
      return IsoTime.instant(text);
    } else if (value instanceof Instant instant) {
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), SECOND),
          TimeUnits.NANOS.micros(instant.getNano()));
    }
    throw BadValueException.kind(value, type);
  }

  /** Microseconds since midnight. */
  static long clock(Object value, TimeUnits units) {
    return value instanceof String text ? IsoTime.time(text) : instant(value, units, "time");
  }

  /** A moment with the year that PostgreSQL's calendar counts, in UTC. */
  static String text(long micros) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(micros, SECOND),
            (int) Math.floorMod(micros, SECOND) * 1_000,
            ZoneOffset.UTC);
    return era(MOMENT.format(time), time.getYear());
  }

  static String text(LocalDate date) {
    return era(DATE.format(date), date.getYear());
  }

  /** Year-of-era is what {@code yyyy} prints. */
  private static String era(String text, int year) {
    return year < 1 ? text + " BC" : text.startsWith("+") ? text.substring(1) : text;
  }
}
