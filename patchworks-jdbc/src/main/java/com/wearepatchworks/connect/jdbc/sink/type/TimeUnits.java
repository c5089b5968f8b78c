/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

import java.util.Locale;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The unit in which a field counts time, by the name of its schema: Connect's own types, those of
 * Debezium, and names that say micro or nano. A bare number is milliseconds, or days in a date.
 */
enum TimeUnits {
  DAYS(86_400_000_000L, 1),
  MILLIS(1_000, 1),
  MICROS(1, 1),
  NANOS(1, 1_000);

  private final long times;
  private final long per;

  TimeUnits(long times, long per) {
    this.times = times;
    this.per = per;
  }

  static TimeUnits of(@Nullable Schema schema, TimeUnits otherwise) {
    String name = schema == null || schema.name() == null ? "" : schema.name();
    String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (last.contains("nano")) {
      return NANOS;
    } else if (last.contains("micro")) {
      return MICROS;
    } else if (last.equals("date")) {
      return DAYS;
    }
    return last.equals("timestamp") || last.equals("time") ? MILLIS : otherwise;
  }

  long micros(long number) {
    try {
      long scaled = Math.multiplyExact(number, times);
      if (scaled % per != 0) {
        throw new BadValueException("the time has nanoseconds, which the column does not keep");
      }
      return scaled / per;
    } catch (ArithmeticException e) {
      throw new BadValueException("the time is out of range");
    }
  }
}
