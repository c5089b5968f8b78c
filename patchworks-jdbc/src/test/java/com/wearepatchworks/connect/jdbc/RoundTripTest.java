/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.jdbc.EdgeValues.Type;
import com.wearepatchworks.connect.jdbc.sink.SmallWorker;
import com.wearepatchworks.connect.jdbc.source.FakeWorker;
import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a table to a topic to a table: each type, with the values at its edges. */
class RoundTripTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** So many copies of a row that they go by COPY. */
  private static final int MANY = 50;

  /** What JSON has no form for; Kafka's JsonConverter makes it 0 without a word. */
  private static final String NO_NUMBERS = ".*(NaN|Infinity|-0\\b).*";

  private static final Map<String, Type> TYPES = new HashMap<>();
  private static final List<SourceRecord> TOPICS = new ArrayList<>();

  private static Postgres postgres;

  /** What is between source and sink. */
  enum Way {
    DIRECT,
    JSON
  }

  @BeforeAll
  static void readTables() throws Exception {
    postgres = Postgres.fresh();
    postgres.execute("ALTER DATABASE " + postgres.database() + " SET TimeZone = 'UTC'");
    postgres.execute(
        "CREATE TYPE mood AS ENUM ('sad', 'it''s');"
            + "CREATE DOMAIN positive AS int CHECK (value > 0);"
            + "CREATE DOMAIN cents AS numeric(10,2) NOT NULL;"
            + "CREATE TYPE pair AS (a int, b text);"
            + "CREATE TYPE span AS RANGE (subtype = float8)");
    List<Type> types = new ArrayList<>(EdgeValues.all());
    types.addAll(extensions());
    for (int i = 0; i < types.size(); i++) {
      table("t" + i, types.get(i));
      TYPES.put("t" + i, types.get(i));
    }
    int rows = 0;
    for (String table : TYPES.keySet()) {
      rows += Integer.parseInt(postgres.single("SELECT count(*) FROM " + table));
    }
    TOPICS.addAll(read("/public\\.t\\d+/", "array", rows));
  }

  @AfterAll
  static void stop() throws SQLException {
    postgres.close();
  }

  private static List<Type> extensions() throws SQLException {
    List<Type> types = new ArrayList<>();
    Map<String, String> values =
        Map.of("hstore", "'\"a b\"=>\"1\", c=>NULL'", "citext", "'AbC'", "ltree", "'a.b'");
    for (Map.Entry<String, String> extension : values.entrySet()) {
      String name = extension.getKey();
      if (postgres
          .single("SELECT count(*) FROM pg_available_extensions WHERE name = '" + name + "'")
          .equals("1")) {
        postgres.execute("CREATE EXTENSION " + name);
        types.add(new Type(name, List.of(extension.getValue())));
      }
    }
    return types;
  }

  /** The values, and a row without one where that is allowed. */
  private static void table(String name, Type type) throws SQLException {
    StringBuilder sql =
        new StringBuilder(
            "CREATE TABLE %s (id int PRIMARY KEY, v %s);".formatted(name, type.name()));
    for (int i = 0; i < type.literals().size(); i++) {
      sql.append("INSERT INTO %s VALUES (%d, %s);".formatted(name, i, type.literals().get(i)));
    }
    if (!type.name().equals("cents")) {
      sql.append("INSERT INTO %s VALUES (99, NULL);".formatted(name));
    }
    postgres.execute(sql.toString());
  }

  private static List<SourceRecord> read(String tables, String arrays, int rows)
      throws InterruptedException {
    FakeWorker worker =
        new FakeWorker(postgres.options())
            .with("mode", "incrementing")
            .with("array.mapping", arrays)
            .with("table.include", tables);
    worker.start();
    try {
      return worker.poll(rows, PATIENCE);
    } finally {
      worker.stop();
    }
  }

  private static List<SinkRecord> sent(List<SourceRecord> records, Way way, int copies) {
    Map<String, Long> offsets = new HashMap<>();
    List<SinkRecord> sent = new ArrayList<>();
    JsonConverter converter = new JsonConverter();
    converter.configure(Map.of("schemas.enable", "true"), false);
    for (SourceRecord record : records) {
      SchemaAndValue value = new SchemaAndValue(record.valueSchema(), record.value());
      if (way == Way.JSON) {
        byte[] bytes = converter.fromConnectData("t", record.valueSchema(), record.value());
        value = converter.toConnectData("t", bytes);
      }
      for (int i = 0; i < copies; i++) {
        long offset = offsets.merge(record.topic(), 1L, Long::sum) - 1;
        sent.add(
            new SinkRecord(record.topic(), 0, null, null, value.schema(), value.value(), offset));
      }
    }
    return sent;
  }

  private static void write(List<SinkRecord> records, Map<String, String> more) {
    Map<String, String> options = new HashMap<>(postgres.options());
    options.put("topics", String.join(",", TYPES.keySet()));
    options.put("table.name.format", "copy_${topic}");
    options.put("linger.ms", "60000");
    options.put("errors.tolerance", "all"); // what is refused is missed below
    options.put("batch.max.bytes", "100000000");
    options.put("batch.max.rows", "100000");
    options.putAll(more);
    try (SmallWorker worker = new SmallWorker(options)) {
      worker.topic(records);
      worker.start().runToEnd();
    }
  }

  private static void makeCopies() throws SQLException {
    eachTable("DROP TABLE IF EXISTS copy_%1$s; CREATE TABLE copy_%1$s (LIKE %1$s);");
  }

  private static void dropCopies() throws SQLException {
    eachTable("DROP TABLE IF EXISTS copy_%1$s;");
  }

  private static void eachTable(String sql) throws SQLException {
    StringBuilder all = new StringBuilder();
    TYPES.keySet().forEach(table -> all.append(sql.formatted(table)));
    postgres.execute(all.toString());
  }

  /** Per type and value what differs, or how often a row is missing. */
  private static List<String> differences(int copies) throws SQLException {
    List<String> differences = new ArrayList<>();
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, Type> table : TYPES.entrySet()) {
        String type = table.getValue().name();
        String sql =
            ("SELECT left(o.v::text, 80), left(max(c.v::text), 80), count(c.id) FROM %1$s o"
                    + " LEFT JOIN copy_%1$s c ON c.id = o.id"
                    + " AND c.v::%2$s::text IS NOT DISTINCT FROM o.v::text"
                    + " GROUP BY o.id, o.v::text HAVING count(c.id) <> %3$d")
                .formatted(table.getKey(), type, copies);
        try (ResultSet row = statement.executeQuery(sql)) {
          while (row.next()) {
            differences.add("%s: %s".formatted(type, row.getString(1)));
          }
        }
      }
    }
    return differences;
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void comesBackInATableOfTheSameColumns(Way way) throws Exception {
    for (int copies : new int[] {1, MANY}) {
      makeCopies();
      write(sent(TOPICS, way, copies), Map.of());
      assertThat(differences(copies)).as("%d copies", copies).allMatch(d -> isKnown(d, way));
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void comesBackInATableThatTheSinkMakes(Way way) throws Exception {
    for (int copies : new int[] {1, MANY}) {
      dropCopies();
      write(sent(TOPICS, way, copies), Map.of("auto.create", "true"));
      assertThat(differences(copies)).as("%d copies", copies).allMatch(d -> isKnown(d, way));
    }
  }

  private static boolean isKnown(String difference, Way way) {
    return way == Way.JSON
        && (difference.startsWith("real:")
            || difference.startsWith("double precision:")
            || difference.startsWith("float8[]:"))
        && difference.matches(NO_NUMBERS);
  }

  @Test
  void coversWhatPostgresHas() throws SQLException {
    String missing =
        postgres.single(
            "SELECT string_agg(typname, ' ' ORDER BY typname) FROM pg_type"
                + " WHERE typnamespace = 'pg_catalog'::regnamespace AND typtype IN ('b', 'r', 'm')"
                + " AND typcategory NOT IN ('A', 'Z') AND oid <> ALL (ARRAY["
                + TYPES.values().stream()
                    .map(type -> "'%s'::regtype".formatted(type.name().replace("'", "")))
                    .collect(Collectors.joining(","))
                + "]::oid[])");
    assertThat(missing).as("it has no text that can be read").isEqualTo("gtsvector");
  }

  @Test
  void madeTablesHaveTheseTypes() throws Exception {
    dropCopies();
    write(sent(TOPICS, Way.DIRECT, 1), Map.of("auto.create", "true"));
    Map<String, String> made = new java.util.TreeMap<>();
    for (Map.Entry<String, Type> table : TYPES.entrySet()) {
      String column =
          postgres.single(
              "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attname = 'v'"
                  + " AND attrelid = 'copy_"
                  + table.getKey()
                  + "'::regclass");
      made.put(table.getValue().name(), column);
    }
    made.values().removeIf(column -> column.equals("text") || column.equals("text[]"));
    assertThat(made).containsExactlyInAnyOrderEntriesOf(EdgeValues.MADE);
  }

  @Test
  void arraysOfSeveralDimensionsComeBackAsText() throws Exception {
    postgres.execute(
        "DROP TABLE IF EXISTS nested, copy_nested; CREATE TABLE nested (id int PRIMARY KEY, a int[], b text[], c numeric[]);"
            + "INSERT INTO nested VALUES (1, '{{1,2},{NULL,4}}', '{{\"a,b\"},{NULL}}', '[0:1]={1.50,NaN}'), (2, '{}', '{}', NULL);"
            + "CREATE TABLE copy_nested (LIKE nested)");
    List<SourceRecord> records = read("public.nested", "string", 2);
    for (int copies : new int[] {1, MANY}) {
      write(sent(records, Way.JSON, copies), Map.of("topics", "nested"));
    }
    assertThat(
            postgres.single(
                "SELECT count(*) FROM copy_nested JOIN nested USING (id) WHERE copy_nested IS NOT DISTINCT FROM nested AND copy_nested::text = nested::text"))
        .isEqualTo(Integer.toString(2 * (1 + MANY)));
  }

  @Test
  void anArrayBeginsWithOneAgain() throws Exception {
    postgres.execute(
        "DROP TABLE IF EXISTS bounds, copy_bounds; CREATE TABLE bounds (id int PRIMARY KEY, v int[]);"
            + "INSERT INTO bounds VALUES (1, '[0:1]={1,2}'); CREATE TABLE copy_bounds (LIKE bounds)");
    List<SourceRecord> records = read("public.bounds", "array", 1);
    write(sent(records, Way.DIRECT, 1), Map.of("topics", "bounds"));
    assertThat(postgres.single("SELECT v FROM copy_bounds")).isEqualTo("{1,2}");
  }
}
