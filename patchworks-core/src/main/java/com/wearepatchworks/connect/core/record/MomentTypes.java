/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Date;
import java.util.Locale;
import java.util.Objects;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/** Columns of dates and times: Connect's logical types, which are all made of {@link Date}. */
final class MomentTypes {
  private static final Schema DATE =
      org.apache.kafka.connect.data.Date.builder().optional().build();
  private static final Schema TIME = Time.builder().optional().build();
  private static final Schema TIMESTAMP = Timestamp.builder().optional().build();

  /** Date and time with or without an offset, with T or a space between them. */
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .optionalEnd()
          .optionalStart()
          .appendLiteral(' ')
          .optionalEnd()
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .optionalEnd()
          .toFormatter(Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);

  private MomentTypes() {}

  /** Null when there is no such type. */
  static @Nullable ColumnType named(String name, @Nullable String pattern, ZoneId zone) {
    String full = pattern == null ? name : name + "(" + pattern + ")";
    return switch (name) {
      case "date" -> {
        DateTimeFormatter form = form(pattern, DateTimeFormatter.ISO_LOCAL_DATE);
        yield ColumnTypes.typed(full, DATE, text -> date(form.parse(text)));
      }
      case "time" -> {
        DateTimeFormatter form = form(pattern, DateTimeFormatter.ISO_LOCAL_TIME);
        yield ColumnTypes.typed(full, TIME, text -> time(form.parse(text)));
      }
      case "timestamp" -> {
        DateTimeFormatter form = form(pattern, ISO);
        yield ColumnTypes.typed(full, TIMESTAMP, text -> timestamp(form.parse(text), zone));
      }
      default -> null;
    };
  }

  /** Strict, so that the 31st of February is none; a year is a year, not one of an era. */
  private static DateTimeFormatter form(@Nullable String pattern, DateTimeFormatter iso) {
    return pattern == null
        ? iso.withResolverStyle(ResolverStyle.STRICT)
        : DateTimeFormatter.ofPattern(withProlepticYears(pattern), Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
  }

  private static String withProlepticYears(String pattern) {
    StringBuilder changed = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      quoted ^= c == '\'';
      changed.append(c == 'y' && !quoted ? 'u' : c);
    }
    return changed.toString();
  }

  private static Date date(TemporalAccessor parsed) {
    return Date.from(LocalDate.from(parsed).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static Date time(TemporalAccessor parsed) {
    return new Date(LocalTime.from(parsed).getLong(ChronoField.MILLI_OF_DAY));
  }

  private static Date timestamp(TemporalAccessor parsed, ZoneId zone) {
    if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      return Date.from(Instant.from(parsed).truncatedTo(ChronoUnit.MILLIS));
    }
    LocalTime time =
        Objects.requireNonNullElse(parsed.query(TemporalQueries.localTime()), LocalTime.MIDNIGHT);
    ZoneId named = parsed.query(TemporalQueries.zone());
    return Date.from(
        LocalDate.from(parsed)
            .atTime(time.truncatedTo(ChronoUnit.MILLIS))
            .atZone(named == null ? zone : named)
            .toInstant());
  }
}
