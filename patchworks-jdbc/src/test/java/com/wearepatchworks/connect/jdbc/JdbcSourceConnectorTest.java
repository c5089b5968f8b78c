/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcSourceConnectorTest {
  private final JdbcSourceConnector connector = new JdbcSourceConnector();
  private Postgres postgres;
  private Map<String, String> options;

  @BeforeEach
  void start() throws SQLException {
    postgres = Postgres.fresh();
    postgres.execute("CREATE TABLE orders (id bigint PRIMARY KEY, tx bigint, name text)");
    options = new HashMap<>(postgres.options());
    options.put("mode", "gap-free");
    options.put("table.include", "public.orders");
  }

  @AfterEach
  void stop() throws SQLException {
    postgres.close();
  }

  private String problems(String option) {
    return connector.validate(options).configValues().stream()
        .filter(value -> value.name().equals(option))
        .map(ConfigValue::errorMessages)
        .findFirst()
        .orElse(List.of())
        .toString();
  }

  private void assertFine() {
    assertThat(connector.validate(options).configValues())
        .allSatisfy(value -> assertThat(value.errorMessages()).as(value.name()).isEmpty());
  }

  @Test
  void acceptsATableThatCanBeRead() throws SQLException {
    options.put("gap-free.create.column", "create");
    assertFine();
    assertThat(
            postgres.single(
                "SELECT count(*) FROM information_schema.columns WHERE table_name = 'orders'"))
        .as("validation changes nothing")
        .isEqualTo("3");
  }

  @Test
  void saysThatATableIsMissing() {
    options.put("table.include", "public.oders");
    assertThat(problems("table.include")).contains("[public.oders]");
  }

  @Test
  void saysThatAColumnIsMissing() {
    options.put("mode", "timestamp");
    options.put("timestamp.column.name", "changed");
    assertThat(problems("timestamp.column.name")).contains("no column 'changed'", "[id, tx, name]");
  }

  @Test
  void saysThatAColumnHasTheWrongType() {
    options.put("gap-free.column", "tx");
    assertThat(problems("gap-free.column")).contains("type int8", "xid8");
  }

  @Test
  void wantsTheTimeOfModesByTime() {
    options.put("mode", "timestamp");
    assertThat(problems("timestamp.column.name")).contains("needs the column");
  }

  @Test
  void wantsEitherTablesOrQueries() {
    options.put("query", "SELECT 1");
    assertThat(problems("table.include")).contains("exclude each other");
    options.remove("query");
    options.remove("table.include");
    assertThat(problems("table.include")).contains("Name the tables");
  }

  @Test
  void refusesGapFreeElsewhere() {
    options.put("connection.url", "jdbc:h2:mem:x");
    assertThat(problems("mode")).contains("PostgreSQL only");
  }

  @Test
  void refusesARegularExpressionThatIsNone() {
    options.put("table.include", "/(/");
    assertThat(problems("table.include")).contains("regular expression");
  }

  @Test
  void acceptsQueriesPerTopic() {
    options.remove("table.include");
    options.put("mode", "incrementing");
    options.put("incrementing.column.name", "id");
    options.put("query.some-topic", "SELECT * FROM orders");
    assertFine();
  }

  @Test
  void declaresExactlyOnce() {
    assertThat(connector.exactlyOnceSupport(options)).isEqualTo(ExactlyOnceSupport.SUPPORTED);
  }

  @Test
  void acceptsOffsetsThatItCouldHaveWritten() {
    Map<String, String> table = Map.of("table", "public.orders");
    Map<String, String> offset =
        Map.of(
            "mode",
            "gap-free",
            "system",
            "7",
            "timeline",
            "00000001",
            "from",
            "5:5:",
            "to",
            "5:8:6",
            "position",
            "[\"5\",\"1\"]");
    assertThatCode(() -> connector.alterOffsets(options, Map.of(table, offset)))
        .doesNotThrowAnyException();
    Map<Map<String, ?>, Map<String, ?>> reset = new HashMap<>();
    reset.put(Map.of("table", "public.orders", "part", "1/2"), null);
    assertThatCode(() -> connector.alterOffsets(options, reset)).doesNotThrowAnyException();
  }

  @Test
  void refusesOffsetsThatItCouldNotRead() {
    refuses(Map.of("file", "x"), Map.of("mode", "bulk"), "no partition");
    Map<String, String> table = Map.of("table", "t");
    refuses(table, Map.of("mode", "guessing"), "no mode 'guessing'");
    refuses(table, Map.of("mode", "incrementing", "position", "42"), "JSON array");
    refuses(table, Map.of("mode", "incrementing", "offset", "42"), "unknown field 'offset'");
    refuses(table, Map.of("mode", "gap-free", "from", "5:5:"), "'system' and 'timeline'");
    refuses(
        table,
        Map.of("mode", "gap-free", "system", "1", "timeline", "1", "from", "9:5:"),
        "is no snapshot");
  }

  private void refuses(Map<String, ?> partition, Map<String, ?> offset, String why) {
    assertThatThrownBy(() -> connector.alterOffsets(options, Map.of(partition, offset)))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining(why);
  }
}
