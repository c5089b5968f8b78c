/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each type of PostgreSQL becomes, with the values at its edges. */
class PostgresTypesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Their text is the server's own here, with fewer zeros. */
  private static final List<String> DRIVERS_WORDS = List.of("point", "box", "timetz");

  private static final long Y2024 = 1_704_067_200_000_000L;

  private static Postgres postgres;
  private FakeWorker worker;

  /** A literal of a type, and what the record must hold. */
  record Case(String type, String literal, Object expected) {}

  static Stream<Case> cases() {
    return Stream.of(numbers(), texts(), moments(), others(), arrays()).flatMap(List::stream);
  }

  private static List<Case> numbers() {
    return List.of(
        new Case("smallint", "-32768", Short.MIN_VALUE),
        new Case("int", "2147483647", Integer.MAX_VALUE),
        new Case("bigint", "-9223372036854775808", Long.MIN_VALUE),
        new Case("oid", "4294967295", 4294967295L),
        new Case("real", "'NaN'", Float.NaN),
        new Case("real", "'-0'", -0.0f),
        new Case("float8", "'-Infinity'", Double.NEGATIVE_INFINITY),
        new Case("float8", "1e-300", 1e-300),
        new Case("boolean", "true", true),
        new Case("numeric", "12345.6789", "12345.6789"),
        new Case("numeric", "'NaN'", "NaN"),
        new Case("numeric", "'Infinity'", "Infinity"),
        new Case("numeric", "('9' || repeat('1', 131071))::numeric", "9" + "1".repeat(131071)),
        new Case("numeric(10,2)", "-0.10", new BigDecimal("-0.10")),
        new Case("numeric(5)", "12000", new BigDecimal("12000")),
        new Case("money", "'1234.56'", "$1,234.56"));
  }

  private static List<Case> texts() {
    return List.of(
        new Case("text", "'a ü 😀'", "a ü 😀"),
        new Case("varchar(3)", "'abc'", "abc"),
        new Case("char(3)", "'a'", "a  "),
        new Case("name", "'n'", "n"),
        new Case("\"char\"", "'c'", "c"),
        new Case("bytea", "'\\x00ff'", new byte[] {0, -1}),
        new Case(
            "uuid",
            "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'",
            "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
        new Case("json", "'{\"a\": 1}'", "{\"a\": 1}"),
        new Case("jsonb", "'{\"a\":1}'", "{\"a\": 1}"),
        new Case("jsonpath", "'$.a'", "$.\"a\""),
        new Case("xml", "'<a/>'", "<a/>"));
  }

  private static List<Case> moments() {
    return List.of(
        new Case("date", "'1970-01-02'", new Date(86_400_000L)),
        new Case(
            "date",
            "'0044-03-15 BC'",
            new Date(LocalDate.of(-43, 3, 15).toEpochDay() * 86_400_000L)),
        new Case("date", "'infinity'", new Date(Integer.MAX_VALUE * 86_400_000L)),
        new Case("time", "'23:59:60'", 86_400_000_000L),
        new Case("time", "'01:02:03.000004'", 3_723_000_004L),
        new Case("timetz", "'01:02:03.5+02:30'", "01:02:03.500+02:30"),
        new Case("timestamp", "'2024-01-01 00:00:00.000001'", Y2024 + 1),
        new Case("timestamp", "'infinity'", Long.MAX_VALUE),
        new Case("timestamptz", "'2024-01-01 02:00:00+02'", Y2024),
        new Case("timestamptz", "'-infinity'", Long.MIN_VALUE),
        new Case("timestamp", "'4713-01-01 00:00:00 BC'", -210_863_520_000_000_000L),
        new Case("interval", "'1 year 2 days 03:04:05.6'", "1 year 2 days 03:04:05.6"));
  }

  private static List<Case> others() {
    return List.of(
        new Case("inet", "'10.0.0.1/8'", "10.0.0.1/8"),
        new Case("cidr", "'10.0.0.0/8'", "10.0.0.0/8"),
        new Case("macaddr", "'08:00:2b:01:02:03'", "08:00:2b:01:02:03"),
        new Case("bit(4)", "B'0101'", "0101"),
        new Case("bit(1)", "B'1'", "1"),
        new Case("varbit", "B'01'", "01"),
        new Case("point", "'(1,2)'", "(1.0,2.0)"),
        new Case("box", "'(3,4),(1,2)'", "(3.0,4.0),(1.0,2.0)"),
        new Case("circle", "'<(1,2),3>'", "<(1,2),3>"),
        new Case("int4range", "'[1,5)'", "[1,5)"),
        new Case("tstzrange", "'[2024-01-01 00:00+00,)'", "[\"2024-01-01 00:00:00+00\",)"),
        new Case("int4multirange", "'{[1,2),[5,7)}'", "{[1,2),[5,7)}"),
        new Case("tsvector", "'a b'", "'a' 'b'"),
        new Case("pg_lsn", "'0/16B3748'", "0/16B3748"),
        new Case("xid8", "'42'", "42"),
        new Case("mood", "'it''s'", "it's"),
        new Case("positive", "7", 7),
        new Case("pair", "ROW(1, 'x')::pair", "(1,x)"));
  }

  private static List<Case> arrays() {
    return List.of(
        new Case("int[]", "array[1, null, 3]", Arrays.asList(1, null, 3)),
        new Case("bigint[]", "'{}'", List.of()),
        new Case(
            "text[]",
            "array['a,b', 'NULL', null, '\"q\\']",
            Arrays.asList("a,b", "NULL", null, "\"q\\")),
        new Case(
            "uuid[]",
            "array['a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11']::uuid[]",
            List.of("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")),
        new Case("timestamptz[]", "array['2024-01-01 00:00+00']::timestamptz[]", List.of(Y2024)),
        new Case(
            "date[]",
            "array['1970-01-02', '-infinity']::date[]",
            List.of(new Date(86_400_000L), new Date(Integer.MIN_VALUE * 86_400_000L))),
        new Case("numeric[]", "array[1.50, 'NaN']::numeric[]", List.of("1.50", "NaN")),
        new Case("float8[]", "array['-0', 'NaN']::float8[]", List.of(-0.0, Double.NaN)),
        new Case("bool[]", "array[true, false]", List.of(true, false)),
        new Case("mood[]", "array['sad', 'it''s']::mood[]", List.of("sad", "it's")),
        new Case("path[]", "array['((0,0),(1,1))']::path[]", List.of("((0,0),(1,1))")),
        new Case("json[]", "array['{\"a\":1}']::json[]", List.of("{\"a\":1}")));
  }

  @BeforeAll
  static void createTypes() throws SQLException {
    postgres = Postgres.fresh();
    postgres.execute(
        "CREATE TYPE mood AS ENUM ('sad', 'it''s');"
            + "CREATE DOMAIN positive AS int CHECK (value > 0); CREATE TYPE pair AS (a int, b text)");
  }

  @AfterAll
  static void dropTypes() throws SQLException {
    postgres.close();
  }

  @BeforeEach
  void prepare() {
    worker =
        new FakeWorker(postgres.options())
            .with("mode", "incrementing")
            .with("table.include", "public.types")
            .with("poll.interval.ms", "20");
  }

  @AfterEach
  void stop() throws SQLException {
    worker.stop();
    postgres.execute("DROP TABLE types");
  }

  private void table(String type, String... literals) throws SQLException {
    postgres.execute("CREATE TABLE types (id int PRIMARY KEY, v %s)".formatted(type));
    for (int i = 0; i < literals.length; i++) {
      postgres.execute("INSERT INTO types VALUES (%d, %s)".formatted(i, literals[i]));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reads(Case type) throws Exception {
    table(type.type, type.literal, "null");
    worker.start();
    List<Struct> rows =
        worker.poll(2, PATIENCE).stream().map(record -> (Struct) record.value()).toList();
    assertThat(rows.get(0).get("v")).isEqualTo(type.expected);
    assertThat(rows.get(1).get("v")).isNull();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsTheSameFromText(Case type) throws Exception {
    worker.with("connection.properties", "binaryTransfer=false,prepareThreshold=5");
    table(type.type, type.literal, "null");
    worker.start();
    Object read = ((Struct) worker.poll(2, PATIENCE).get(0).value()).get("v");
    if (!DRIVERS_WORDS.contains(type.type)) {
      assertThat(read).isEqualTo(type.expected);
    }
  }

  @Test
  void declaresDecimalsWithTheirScale() throws Exception {
    table("numeric(10,2) NOT NULL", "1");
    worker.start();
    Schema schema = worker.poll(1, PATIENCE).get(0).valueSchema().field("v").schema();
    assertThat(schema).isEqualTo(Decimal.builder(2).build());
  }

  @Test
  void refusesWhatADecimalCannotHold() throws Exception {
    table("numeric(10,2)", "'NaN'");
    worker.start();
    assertThatThrownBy(() -> worker.poll(1, PATIENCE))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("column 'v'")
        .hasMessageContaining("numeric.mapping=string");
  }

  @Test
  void refusesArraysOfSeveralDimensions() throws Exception {
    table("int[]", "array[[1, 2], [3, 4]]");
    worker.start();
    assertThatThrownBy(() -> worker.poll(1, PATIENCE)).hasMessageContaining("array.mapping=string");
  }

  @Test
  void readsArraysAsTextIfAsked() throws Exception {
    table("int[]", "array[[1, 2], [3, 4]]");
    worker.with("array.mapping", "string").start();
    assertThat(((Struct) worker.poll(1, PATIENCE).get(0).value()).get("v"))
        .isEqualTo("{{1,2},{3,4}}");
  }

  @Test
  void failsOnUnsupportedTypesIfAsked() throws Exception {
    table("pair", "ROW(1, 'x')::pair");
    worker.with("unsupported.types", "fail").start();
    assertThatThrownBy(() -> worker.poll(1, PATIENCE)).hasMessageContaining("'v' has type pair");
  }

  @Test
  void leavesUnsupportedTypesOutIfAsked() throws Exception {
    table("pair", "ROW(1, 'x')::pair");
    worker.with("unsupported.types", "skip").start();
    assertThat(worker.poll(1, PATIENCE).get(0).valueSchema().field("v")).isNull();
  }

  @Test
  void writesTimesAsTextIfAsked() throws Exception {
    table("timestamptz", "'2024-01-01 02:00:00.000001+02'", "'infinity'");
    worker.with("timestamp.mapping", "string").start();
    assertThat(worker.poll(2, PATIENCE).stream().map(r -> ((Struct) r.value()).get("v")))
        .isEqualTo(List.of("2024-01-01T00:00:00.000001Z", "infinity"));
  }
}
