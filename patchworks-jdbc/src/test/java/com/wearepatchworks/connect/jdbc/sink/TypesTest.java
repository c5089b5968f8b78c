/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values with an edge, through COPY and through parameters: what the server reads back. */
class TypesTest {
  private static final String BIG = "9".repeat(131_072) + "." + "1".repeat(16_383);

  private static Postgres postgres;

  @BeforeAll
  static void start() throws SQLException {
    postgres = Postgres.fresh();
    postgres.execute("ALTER DATABASE " + postgres.database() + " SET TimeZone = 'UTC'");
    postgres.execute("CREATE TYPE mood AS ENUM ('fine', 'so so')");
    postgres.execute("CREATE DOMAIN cents AS numeric(10,2) CHECK (VALUE >= 0)");
    postgres.execute("CREATE TYPE pair AS (a int, b text)");
  }

  @AfterAll
  static void stop() throws SQLException {
    postgres.close();
  }

  /** A column's type, a value, and its text in the database; null where it is refused. */
  record Case(String type, @Nullable Schema schema, Object value, @Nullable String text) {
    @Override
    public String toString() {
      String shown = String.valueOf(value);
      return type
          + " <- "
          + value.getClass().getSimpleName()
          + " "
          + shown.substring(0, Math.min(30, shown.length()));
    }
  }

  private static Case plain(String type, Object value, @Nullable String text) {
    return new Case(type, null, value, text);
  }

  static Stream<Case> numbers() {
    return Stream.of(
        plain("smallint", 32767L, "32767"),
        plain("smallint", 32768, null),
        plain("integer", -2147483648L, "-2147483648"),
        plain("integer", 1L << 31, null),
        plain("integer", 1.5, null),
        plain("integer", "12", "12"),
        plain("bigint", Long.MIN_VALUE, "-9223372036854775808"),
        plain("bigint", new BigDecimal("9223372036854775808"), null),
        plain("real", Float.NaN, "NaN"),
        plain("real", 0.1, "0.1"),
        plain("real", 1e300, null),
        plain("double precision", Double.NEGATIVE_INFINITY, "-Infinity"),
        plain("double precision", -0.0, "-0"),
        plain("double precision", Double.MIN_VALUE, "5e-324"),
        plain("boolean", true, "true"),
        plain("boolean", "f", "false"),
        plain("numeric", BIG, BIG),
        plain("numeric", new BigDecimal("1E+20"), "100000000000000000000"),
        plain("numeric", new BigDecimal("-0.00012300"), "-0.00012300"),
        plain("numeric", Double.NaN, "NaN"),
        plain("numeric", "Infinity", "Infinity"),
        plain("numeric", 12345.6789, "12345.6789"),
        plain("numeric", 100_000_000, "100000000"),
        plain("numeric", new BigDecimal("10000.0001"), "10000.0001"),
        plain("numeric", 0, "0"),
        plain("numeric", "-000.050", "-0.050"),
        plain("numeric", "+12345678.9", "12345678.9"),
        plain("numeric(12,2)", "1.005", null),
        plain("numeric(12,2)", "1.500", "1.50"),
        plain("numeric", new BigDecimal("1E+200000"), null),
        plain("numeric(12,2)", new BigDecimal("1.500"), "1.50"),
        plain("numeric(12,2)", new BigDecimal("1.005"), null),
        plain("numeric(4,2)", new BigDecimal("100"), null),
        plain("numeric(3,-2)", 12300, "12300"),
        plain("cents", "12.30", "12.30"),
        plain("cents", -1, null),
        new Case("numeric", Decimal.schema(3), new BigDecimal("1.230"), "1.230"));
  }

  static Stream<Case> texts() {
    return Stream.of(
        plain(
            "text",
            "tab\t new\n back\\slash \u540d \uD83D\uDE00 \\N",
            "tab\t new\n back\\slash \u540d \uD83D\uDE00 \\N"),
        plain("text", "", ""),
        plain("text", "\\.", "\\."),
        plain("text", "a\0b", null),
        plain("text", "half \uD83D pair", null),
        plain("varchar(3)", "abcd", null),
        plain("varchar(3)", "ab\u00e9", "ab\u00e9"),
        plain("char(3)", "a", "a"),
        plain("mood", "so so", "so so"),
        plain("mood", "bad", null),
        plain(
            "uuid", "0f8fad5b-d9cb-469f-a165-70867728950E", "0f8fad5b-d9cb-469f-a165-70867728950e"),
        plain("uuid", "not-a-uuid", null),
        plain("json", "{\"a\" : 1}", "{\"a\" : 1}"),
        plain("jsonb", Map.of("a", List.of(1L, true)), "{\"a\": [1, true]}"),
        plain("jsonb", "{broken", null),
        plain("xml", "<a>\u00e9</a>", "<a>\u00e9</a>"),
        plain("bytea", new byte[] {0, -1, 92}, "\\x00ff5c"),
        plain("bytea", ByteBuffer.wrap(new byte[] {1}), "\\x01"),
        plain("inet", "10.0.0.1/8", "10.0.0.1/8"),
        plain("inet", "10.0.0.999", null),
        plain("interval", "1 year 2 mons 3 days 04:05:06.7", "1 year 2 mons 3 days 04:05:06.7"),
        plain("int4range", "[1,5)", "[1,5)"),
        plain("bit(4)", "1010", "1010"),
        plain("money", "$12.34", "$12.34"),
        plain("tsvector", "'a':1 'b':2", "'a':1 'b':2"),
        plain("point", "(1,2)", "(1,2)"),
        plain("pair", "(1,\"x y\")", "(1,\"x y\")"));
  }

  static Stream<Case> times() {
    Schema micros = SchemaBuilder.int64().name("io.debezium.time.MicroTimestamp").build();
    Schema nanos = SchemaBuilder.int64().name("io.debezium.time.NanoTimestamp").build();
    return Stream.of(
        plain("date", "2024-02-29", "2024-02-29"),
        plain("date", "2023-02-29", null),
        plain("date", "infinity", "infinity"),
        plain("date", "0044-03-15 BC", "0044-03-15 BC"),
        plain("date", 19_000, "2022-01-08"),
        plain("date", "2024-02-29T12:00:00Z", null),
        new Case(
            "date",
            org.apache.kafka.connect.data.Date.SCHEMA,
            new Date(-86_400_000L),
            "1969-12-31"),
        plain("time", "24:00:00", "24:00:00"),
        plain("time", "23:59:60", "24:00:00"),
        plain("time", "23:59:59.999999", "23:59:59.999999"),
        plain("timestamp", "2016-12-31T23:59:60Z", "2017-01-01 00:00:00"),
        plain("timestamp", "2024-01-01 00:00:00.123456", "2024-01-01 00:00:00.123456"),
        plain("timestamp", "2024-01-01T00:00:00.1234567", null),
        plain("timestamp(3)", "2024-01-01T00:00:00.1234", null),
        plain("timestamptz", "2024-01-01T01:00:00+02:30", "2023-12-31 22:30:00+00"),
        plain("timestamptz", "-infinity", "-infinity"),
        plain("timestamptz", "4713-01-01 00:00:00 BC", "4713-01-01 00:00:00+00 BC"),
        plain("timestamptz", "yesterday", null),
        plain("timestamptz", 1_700_000_000_123L, "2023-11-14 22:13:20.123+00"),
        new Case(
            "timestamptz",
            Timestamp.SCHEMA,
            new Date(1_700_000_000_123L),
            "2023-11-14 22:13:20.123+00"),
        new Case("timestamp", micros, 1_700_000_000_123_456L, "2023-11-14 22:13:20.123456"),
        new Case("timestamp", micros, Long.MAX_VALUE, "infinity"),
        new Case("timestamp", nanos, 1_700_000_000_123_456_000L, "2023-11-14 22:13:20.123456"),
        new Case("timestamp", nanos, 1_700_000_000_123_456_789L, null),
        plain("timestamp", "294277-01-01T00:00:00", null));
  }

  static Stream<Case> arrays() {
    return Stream.of(
        plain("int[]", Arrays.asList(1L, null, 3L), "{1,NULL,3}"),
        plain("int[]", List.of(List.of(1, 2), List.of(3, 4)), "{{1,2},{3,4}}"),
        plain("int[]", List.of(List.of(1, 2), List.of(3)), null),
        plain("int[]", List.of(), "{}"),
        plain(
            "text[]",
            List.of("a\"b", "c\\d", "NULL", "", "{}"),
            "{\"a\\\"b\",\"c\\\\d\",\"NULL\",\"\",\"{}\"}"),
        plain("numeric(5,1)[]", List.of(1.25), null),
        plain("inet[]", List.of("10.0.0.1"), "{10.0.0.1}"),
        plain("timestamptz[]", List.of("2024-01-01T00:00:00Z"), "{\"2024-01-01 00:00:00+00\"}"));
  }

  @ParameterizedTest
  @MethodSource({"numbers", "texts", "times", "arrays"})
  void isStoredAsItIsOrRefused(Case c) throws SQLException {
    for (int copies : new int[] {1, 150}) { // few: parameters; many: COPY
      postgres.execute("DROP TABLE IF EXISTS t; CREATE TABLE t (id int, v " + c.type + ")");
      assertThat(refused(c, copies)).isEqualTo(c.text == null ? copies : 0);
      if (c.text != null) {
        String rows = "SELECT count(*) FROM t WHERE ";
        assertThat(stored()).isEqualTo(c.text);
        assertThat(postgres.single(rows + "v IS NOT NULL")).isEqualTo(Integer.toString(copies));
        assertThat(postgres.single(rows + "v IS NULL")).isEqualTo("1");
      }
    }
  }

  private static String stored() throws SQLException {
    return postgres.single("SELECT v::text FROM (SELECT v FROM t WHERE v IS NOT NULL LIMIT 1) x");
  }

  private static int refused(Case c, int copies) {
    Map<String, String> options = new HashMap<>(postgres.options());
    options.put("errors.tolerance", "all");
    options.put("linger.ms", "0");
    try (SmallWorker worker = new SmallWorker(options)) {
      worker.topic(records(c, copies));
      worker.start().runToEnd();
      return worker.context.reported.size();
    }
  }

  private static List<SinkRecord> records(Case c, int copies) {
    Records records = new Records("t");
    Schema schema =
        c.schema == null
            ? null
            : SchemaBuilder.struct()
                .field("id", Schema.INT32_SCHEMA)
                .field("v", optional(c.schema))
                .build();
    for (int i = 0; i <= copies; i++) {
      boolean last = i == copies;
      if (last && c.text == null) {
        break;
      }
      Object v = last ? null : c.value;
      if (schema != null) {
        records.add(0, null, null, schema, new Struct(schema).put("id", i).put("v", v));
      } else {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", i);
        row.put("v", v);
        records.add(0, null, row);
      }
    }
    return new ArrayList<>(records.list());
  }

  private static Schema optional(Schema schema) {
    SchemaBuilder builder = new SchemaBuilder(schema.type()).optional();
    if (schema.name() != null) {
      builder.name(schema.name());
    }
    if (schema.parameters() != null) {
      builder.parameters(schema.parameters());
    }
    return builder.build();
  }

  @Test
  void aTableIsMadeWithColumnsWideEnough() throws SQLException {
    Schema schema =
        SchemaBuilder.struct()
            .field("i8", Schema.INT8_SCHEMA)
            .field("i64", Schema.OPTIONAL_INT64_SCHEMA)
            .field("d", Decimal.builder(4).optional().build())
            .field("ts", Timestamp.builder().optional().build())
            .field("tags", SchemaBuilder.array(Schema.STRING_SCHEMA).optional().build())
            .field("doc", SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA).build())
            .build();
    Map<String, String> options = new HashMap<>(postgres.options());
    options.put("auto.create", "true");
    options.put("pk.mode", "kafka");
    options.put("topics.to.tables", "t:made");
    try (SmallWorker worker = new SmallWorker(options)) {
      Struct row =
          new Struct(schema)
              .put("i8", (byte) 1)
              .put("tags", List.of("a"))
              .put("doc", Map.of("a", 1));
      worker.topic(new Records("t").add(0, null, null, schema, row).list());
      worker.start().runToEnd();
    }
    assertThat(
            postgres.single(
                "SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'made'::regclass AND attnum > 0"))
        .isEqualTo(
            "__connect_topic text, __connect_partition integer, __connect_offset bigint, i8 smallint, i64 bigint, d numeric, ts timestamp with time zone, tags text[], doc jsonb");
  }
}
