/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTypesTest {
  private static final ColumnTypes TYPES = new ColumnTypes(ZoneOffset.UTC);

  private static @Nullable Object value(String type, String text) {
    return TYPES.type(type).meaning().of(text);
  }

  private static Date at(String instant) {
    return Date.from(Instant.parse(instant));
  }

  @Test
  void numbersAndTruth() {
    assertThat(value("int32", " 007 ")).isEqualTo(7);
    assertThat(value("INT64", "-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    assertThat(value("float64", "1e3")).isEqualTo(1000.0);
    assertThat(value("boolean", "TRUE")).isEqualTo(true);
    assertThat(value("boolean", "0")).isEqualTo(false);
    assertThat(value("decimal(2)", "19.9")).isEqualTo(new BigDecimal("19.90"));
    assertThat(value("text", " a ")).isEqualTo(" a ");
    assertThat(TYPES.type("decimal(2)").schema()).isEqualTo(Decimal.builder(2).optional().build());
    assertThat(TYPES.type("int64").schema()).isEqualTo(Schema.OPTIONAL_INT64_SCHEMA);
  }

  @Test
  void datesAndTimes() {
    assertThat(value("date", "1970-01-02")).isEqualTo(new Date(86_400_000));
    assertThat(value("date(dd.MM.yyyy)", "31.01.2026")).isEqualTo(at("2026-01-31T00:00:00Z"));
    assertThat(value("time", "01:02:03.004")).isEqualTo(new Date(3_723_004));
    assertThat(value("time(HHmm)", "0102")).isEqualTo(new Date(3_720_000));
    for (String text :
        List.of("2026-01-31T12:00:00Z", "2026-01-31 12:00", "2026-01-31T13:00:00.000999+01:00")) {
      assertThat(value("timestamp", text)).isEqualTo(at("2026-01-31T12:00:00Z"));
    }
    assertThat(value("timestamp(yyyy-MM-dd HH:mm)", "2026-01-31 12:00"))
        .isEqualTo(at("2026-01-31T12:00:00Z"));
    assertThat(value("timestamp(yyyyMMdd)", "20260131")).isEqualTo(at("2026-01-31T00:00:00Z"));
    assertThat(value("timestamp(d MMM yyyy, hh:mm a)", "31 Jan 2026, 01:05 PM"))
        .isEqualTo(at("2026-01-31T13:05:00Z"));
    assertThat(TYPES.type("timestamp").schema()).isEqualTo(Timestamp.builder().optional().build());
  }

  @Test
  void timesWithoutAZoneAreInTheZoneGiven() {
    ColumnType local = new ColumnTypes(ZoneId.of("Europe/Amsterdam")).type("timestamp");
    assertThat(local.meaning().of("2026-07-01 12:00")).isEqualTo(at("2026-07-01T10:00:00Z"));
    assertThat(local.meaning().of("2026-07-01T12:00Z")).isEqualTo(at("2026-07-01T12:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "int32, 2147483648",
    "int64, 1.0",
    "int64, abc",
    "float64, NaN",
    "float64, 1e999",
    "float64, 1d",
    "boolean, yes",
    "decimal(2), 1.999",
    "decimal(2), 1e9",
    "decimal(2), 1e999999999",
    "decimal(2), -",
    "date, 2026-02-31",
    "date(dd.MM.yyyy), 31.02.2026",
    "date, 2026-2-1",
    "timestamp, 2026-01-31",
    "time, 25:00",
    "int32, ''"
  })
  void whatIsNoValueOfItsTypeIsRefused(String type, String text) {
    assertThatThrownBy(() -> value(type, text))
        .isInstanceOfAny(IllegalArgumentException.class, DateTimeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"int", "decimal", "decimal(x)", "decimal(-1)", "decimal(2", "date(bb)", ""})
  void typesThatDoNotExistAreRefused(String type) {
    assertThatThrownBy(() -> TYPES.type(type)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void columnsAreWrittenWithOrWithoutTypes() {
    List<Column> columns =
        TYPES.columns(
            "id:int64, price : decimal(2),sold:timestamp(yyyy-MM-dd, HH:mm),x:y:date, note",
            ColumnTypes.INFERRED);
    assertThat(columns)
        .extracting(Column::name)
        .containsExactly("id", "price", "sold", "x:y", "note");
    assertThat(columns)
        .extracting(column -> column.type().name())
        .containsExactly("int64", "decimal(2)", "timestamp(yyyy-MM-dd, HH:mm)", "date", "inferred");
    assertThatThrownBy(() -> TYPES.columns(":int64", ColumnType.TEXT))
        .hasMessageContaining("no name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "007",
        "+1",
        "1e5",
        "-0",
        "9223372036854775808",
        "1.",
        ".5",
        "-",
        "1,5",
        "0x1",
        "True",
        "NaN",
        "1234567890123456.5",
        "",
        " 1",
        "٣",
        "null"
      })
  void whatIsNotWrittenSoByNumbersStaysText(String text) {
    assertThat(ColumnTypes.INFERRED.meaning().of(text)).isEqualTo(text);
  }

  @Test
  void canonicalFormsAreGuessed() {
    assertThat(ColumnTypes.INFERRED.meaning().of("12")).isEqualTo(12L);
    assertThat(ColumnTypes.INFERRED.meaning().of("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    assertThat(ColumnTypes.INFERRED.meaning().of("-3.50")).isEqualTo(new BigDecimal("-3.50"));
    assertThat(ColumnTypes.INFERRED.meaning().of("0")).isEqualTo(0L);
    assertThat(ColumnTypes.INFERRED.meaning().of("false")).isEqualTo(false);
  }
}
