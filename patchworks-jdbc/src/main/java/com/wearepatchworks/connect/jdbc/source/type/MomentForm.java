/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.type;

import com.wearepatchworks.connect.jdbc.source.type.TypeOptions.Moments;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.function.LongSupplier;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;

/**
 * Dates and times in the form that the user wants. Microseconds are the least and the greatest
 * 64-bit number for the infinities, days the least and the greatest of 32 bits.
 */
record MomentForm(Moments mapping) {
  private static final String MICRO_TIMESTAMP = "io.debezium.time.MicroTimestamp";
  private static final String MICRO_TIME = "io.debezium.time.MicroTime";
  private static final long MILLIS_OF_DAY = 86_400_000L;
  private static final long MICROS_OF_DAY = MILLIS_OF_DAY * 1_000;

  SchemaBuilder timestampSchema() {
    return switch (mapping) {
      case MICROS -> SchemaBuilder.int64().name(MICRO_TIMESTAMP);
      case CONNECT -> Timestamp.builder();
      case STRING -> SchemaBuilder.string();
    };
  }

  SchemaBuilder instantSchema() {
    return timestampSchema();
  }

  SchemaBuilder timeSchema() {
    return switch (mapping) {
      case MICROS -> SchemaBuilder.int64().name(MICRO_TIME);
      case CONNECT -> Time.builder();
      case STRING -> SchemaBuilder.string();
    };
  }

  SchemaBuilder dateSchema() {
    return mapping == Moments.STRING
        ? SchemaBuilder.string()
        : org.apache.kafka.connect.data.Date.builder();
  }

  /** Without a zone. */
  Object timestamp(long micros) {
    return moment(micros, "");
  }

  /** With a zone, which the database keeps as UTC. */
  Object instant(long micros) {
    return moment(micros, "Z");
  }

  private Object moment(long micros, String zone) {
    return switch (mapping) {
      case MICROS -> micros;
      case CONNECT -> new Date(Math.floorDiv(micros, 1_000));
      case STRING -> isInfinite(micros) ? infinity(micros) : local(micros) + zone;
    };
  }

  private static String local(long micros) {
    return Instant.EPOCH
        .plus(micros, ChronoUnit.MICROS)
        .atOffset(ZoneOffset.UTC)
        .toLocalDateTime()
        .toString();
  }

  Object time(long micros) {
    return switch (mapping) {
      case MICROS -> micros;
      // 24:00 is none of Connect's times
      case CONNECT -> new Date(Math.min(micros / 1_000, MILLIS_OF_DAY - 1));
      case STRING -> clock(micros);
    };
  }

  Object date(long days) {
    if (mapping != Moments.STRING) {
      return new Date(days * MILLIS_OF_DAY);
    }
    return days == Integer.MAX_VALUE || days == Integer.MIN_VALUE
        ? infinity(days)
        : LocalDate.ofEpochDay(days).toString();
  }

  private static boolean isInfinite(long micros) {
    return micros == Long.MAX_VALUE || micros == Long.MIN_VALUE;
  }

  private static String infinity(long value) {
    return value > 0 ? "infinity" : "-infinity";
  }

  /** Time of day; the end of the day is 24:00:00. */
  static String clock(long micros) {
    return micros == MICROS_OF_DAY ? "24:00:00" : LocalTime.ofNanoOfDay(micros * 1_000).toString();
  }

  /** Distance from UTC. */
  static String offset(int secondsEast) {
    return ZoneOffset.ofTotalSeconds(secondsEast).toString();
  }

  /** PostgreSQL's last years lie beyond 64 bits of microseconds since 1970. */
  static long inRange(LongSupplier micros) {
    try {
      return micros.getAsLong();
    } catch (ArithmeticException e) {
      throw new DataException(
          "A timestamp lies beyond 64 bits of microseconds since 1970 (year 294247)", e);
    }
  }
}
