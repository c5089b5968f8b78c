/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.jdbc.client.Database;
import com.wearepatchworks.connect.jdbc.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every database that can be had here. */
class OtherDatabasesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  static Stream<TestDatabase> all() throws SQLException {
    return TestDatabase.all();
  }

  private static void execute(TestDatabase kind, String... statements) throws SQLException {
    try (Database database = Database.open(kind.with(Map.of()), "setup")) {
      database.inTransaction(
          (Connection connection) -> {
            try (Statement statement = connection.createStatement()) {
              for (String sql : statements) {
                statement.execute(sql);
              }
            }
            return true;
          });
    }
  }

  private static void orders(TestDatabase kind) throws SQLException {
    execute(
        kind,
        "CREATE TABLE orders (shop varchar(20) NOT NULL, id int NOT NULL, price numeric(10,2),"
            + " changed timestamp, PRIMARY KEY (shop, id))");
    for (int i = 1; i <= 40; i++) {
      execute(
          kind,
          "INSERT INTO orders VALUES ('a', %d, 1.50, '2024-01-01 00:00:00.5')".formatted(i),
          "INSERT INTO orders VALUES ('b''s', %d, NULL, '2024-01-01 00:00:01')".formatted(i));
    }
  }

  private static FakeWorker worker(TestDatabase kind) {
    return new FakeWorker(kind.options())
        .with("table.include", "/(?i)(.*\\.)?orders/")
        .with("poll.interval.ms", "20")
        .with("page.rows", "7");
  }

  private static Object field(SourceRecord record, String name) {
    Struct value = (Struct) record.value();
    return value.schema().fields().stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(value::get)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("all")
  void followsACompositeKeyInPages(TestDatabase kind) throws Exception {
    orders(kind);
    FakeWorker worker = worker(kind).with("mode", "incrementing");
    worker.start();
    List<SourceRecord> first = worker.poll(30, PATIENCE);
    worker.stop();
    worker.start();
    List<SourceRecord> rest = worker.poll(80 - first.size(), PATIENCE);
    assertThat(Stream.concat(first.stream(), rest.stream()).map(SourceRecord::key))
        .hasSize(80)
        .doesNotHaveDuplicates();
    execute(kind, "INSERT INTO orders VALUES ('c', 1, 1, NULL)");
    assertThat(field(worker.poll(1, PATIENCE).get(0), "shop")).isEqualTo("c");
    worker.stop();
  }

  @ParameterizedTest
  @MethodSource("all")
  void followsTimes(TestDatabase kind) throws Exception {
    orders(kind);
    FakeWorker worker = worker(kind).with("mode", "timestamp");
    worker.with("timestamp.column.name", column(kind, "changed"));
    worker.with("timestamp.delay.interval.ms", "1500").start();
    assertThat(worker.poll(80, PATIENCE)).hasSize(80);
    execute(kind, "UPDATE orders SET changed = '2024-01-02 00:00:00' WHERE shop = 'a' AND id = 3");
    assertThat(field(worker.poll(1, PATIENCE).get(0), "id")).isEqualTo(3);
    worker.stop();
  }

  @ParameterizedTest
  @MethodSource("all")
  void deletesWhatKafkaHas(TestDatabase kind) throws Exception {
    orders(kind);
    FakeWorker worker = worker(kind).with("mode", "incrementing").with("after.row", "delete");
    worker.start();
    worker.poll(80, PATIENCE);
    await().until(() -> worker.gauge("after-rows-total") == 80);
    worker.stop();
  }

  private static String column(TestDatabase kind, String name) {
    return Set.of("h2").contains(kind.name()) ? name.toUpperCase(java.util.Locale.ROOT) : name;
  }
}
