/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each mode against a real PostgreSQL. */
class SourceModesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Postgres postgres;
  private FakeWorker worker;

  @BeforeEach
  void start() throws SQLException {
    postgres = Postgres.fresh();
    worker =
        new FakeWorker(postgres.options())
            .with("table.include", "public.orders")
            .with("poll.interval.ms", "20");
  }

  @AfterEach
  void stop() throws SQLException {
    worker.stop();
    postgres.close();
  }

  private static List<Object> column(List<SourceRecord> records, String name) {
    List<Object> values = new ArrayList<>();
    records.forEach(record -> values.add(((Struct) record.value()).get(name)));
    return values;
  }

  private void orders() throws SQLException {
    postgres.execute(
        "CREATE TABLE orders (id bigint PRIMARY KEY, name text, changed timestamptz DEFAULT now());"
            + "INSERT INTO orders SELECT n, 'order ' || n FROM generate_series(1, 1000) n");
  }

  @Test
  void readsWhatIsThereAndThenWhatComes() throws Exception {
    orders();
    worker.with("mode", "gap-free").with("gap-free.create.column", "create").start();
    List<SourceRecord> first = worker.poll(1000, PATIENCE);
    assertThat(column(first, "id")).hasSize(1000).doesNotHaveDuplicates();
    assertThat(first.get(0).topic()).isEqualTo("orders");
    assertThat(((Struct) first.get(0).key()).get("id")).isEqualTo(1L);
    assertThat(worker.gauge("pool-waiting")).isZero();
    postgres.execute("INSERT INTO orders VALUES (1001, 'new')");
    postgres.execute("UPDATE orders SET name = 'changed' WHERE id = 5");
    assertThat(column(worker.poll(2, PATIENCE), "name"))
        .containsExactlyInAnyOrder("new", "changed");
  }

  @Test
  void goesOnBehindWhateverRecordWasSentLast() throws Exception {
    orders();
    worker
        .with("mode", "gap-free")
        .with("gap-free.create.column", "create")
        .with("page.rows", "100");
    List<Object> ids = new ArrayList<>();
    for (int restart = 0; ids.size() < 1000; restart++) {
      worker.start();
      ids.addAll(column(worker.poll(37 + restart), "id"));
      worker.stop();
    }
    assertThat(ids).hasSize(1000).doesNotHaveDuplicates();
    worker.start();
  }

  @Test
  void followsAGrowingKey() throws Exception {
    orders();
    worker.with("mode", "incrementing").start();
    assertThat(column(worker.poll(1000, PATIENCE), "id")).hasSize(1000).isSorted();
    postgres.execute("INSERT INTO orders VALUES (1001, 'new')");
    assertThat(column(worker.poll(1, PATIENCE), "id")).containsExactly(1001L);
  }

  @Test
  void followsKeysOfAnyType() throws Exception {
    for (String type : List.of("uuid", "text", "numeric", "bytea")) {
      String value =
          switch (type) {
            case "uuid" -> "md5(n::text)::uuid";
            case "bytea" -> "decode(md5(n::text), 'hex')";
            case "numeric" -> "n + 0.5";
            default -> "md5(n::text)";
          };
      postgres.execute(
          "DROP TABLE IF EXISTS orders; CREATE TABLE orders (id %s PRIMARY KEY, n int);"
                  .formatted(type)
              + "INSERT INTO orders SELECT %s, n FROM generate_series(1, 500) n".formatted(value));
      FakeWorker own =
          new FakeWorker(worker.configs()).with("mode", "incrementing").with("page.rows", "70");
      own.start();
      assertThat(column(own.poll(500, PATIENCE), "n"))
          .as(type)
          .hasSize(500)
          .doesNotHaveDuplicates();
      own.stop();
    }
    worker.with("mode", "incrementing").start();
  }

  @Test
  void followsACompositeKey() throws Exception {
    postgres.execute(
        "CREATE TABLE orders (shop text, n int, PRIMARY KEY (shop, n));"
            + "INSERT INTO orders SELECT s, n FROM generate_series(1, 100) n,"
            + " unnest(array['a', 'b', 'it''s']) s");
    worker.with("mode", "incrementing").with("page.rows", "7").start();
    List<SourceRecord> read = worker.poll(300, PATIENCE);
    assertThat(read).hasSize(300);
    assertThat(worker.offsets().get(Map.of("table", "public.orders")))
        .containsEntry("position", "[\"it's\",\"100\"]");
  }

  @Test
  void followsTimesThatManyRowsShare() throws Exception {
    orders();
    worker
        .with("mode", "timestamp")
        .with("timestamp.column.name", "changed")
        .with("page.rows", "90")
        .start();
    assertThat(column(worker.poll(1000, PATIENCE), "id")).hasSize(1000).doesNotHaveDuplicates();
    postgres.execute("UPDATE orders SET changed = now() WHERE id = 7");
    assertThat(column(worker.poll(1, PATIENCE), "id")).containsExactly(7L);
  }

  @Test
  void followsTheFirstTimeThatIsNotNull() throws Exception {
    postgres.execute(
        "CREATE TABLE orders (id int PRIMARY KEY, made timestamp DEFAULT now(), changed timestamp);"
            + "INSERT INTO orders (id) SELECT n FROM generate_series(1, 100) n");
    worker
        .with("mode", "timestamp+incrementing")
        .with("timestamp.column.name", "changed,made")
        .with("incrementing.column.name", "id")
        .start();
    assertThat(worker.poll(100, PATIENCE)).hasSize(100);
    postgres.execute("UPDATE orders SET changed = now() WHERE id = 7");
    assertThat(column(worker.poll(1, PATIENCE), "id")).containsExactly(7);
  }

  @Test
  void looksAgainForRowsBelowTheHighest() throws Exception {
    orders();
    postgres.execute("DELETE FROM orders WHERE id IN (950, 100)");
    worker.with("mode", "incrementing").with("reread.window.ids", "200").start();
    assertThat(worker.poll(998, PATIENCE)).hasSize(998);
    postgres.execute("INSERT INTO orders VALUES (950, 'late'), (100, 'too late'), (1001, 'new')");
    assertThat(column(worker.poll(2, PATIENCE), "name")).containsExactly("late", "new");
    assertThat(worker.offsets().get(Map.of("table", "public.orders")))
        .containsEntry("position", "[\"1001\"]");
  }

  @Test
  void readsAllRowsAgainAndAgain() throws Exception {
    orders();
    worker.with("mode", "bulk").with("page.rows", "300").start();
    assertThat(worker.poll(2000, PATIENCE)).hasSizeGreaterThanOrEqualTo(2000);
  }

  @Test
  void startsNowIfAsked() throws Exception {
    orders();
    worker.with("mode", "incrementing").with("start", "now").start();
    assertThat(worker.poll()).isEmpty();
    postgres.execute("INSERT INTO orders VALUES (1001, 'new')");
    assertThat(column(worker.poll(1, PATIENCE), "id")).containsExactly(1001L);
  }

  @Test
  void nowIsAgreedUponWithTheFirstRecordOnly() throws Exception {
    orders();
    worker.with("mode", "gap-free").with("gap-free.create.column", "create").with("start", "now");
    worker.start();
    assertThat(worker.poll()).isEmpty();
    worker.stop();
    postgres.execute("INSERT INTO orders VALUES (1001, 'before the second start')");
    worker.start();
    assertThat(worker.poll()).isEmpty();
    postgres.execute("INSERT INTO orders VALUES (1002, 'new')");
    assertThat(column(worker.poll(1, PATIENCE), "id")).containsExactly(1002L);
    worker.stop();
    postgres.execute("INSERT INTO orders VALUES (1003, 'before the third start')");
    worker.start();
    assertThat(column(worker.poll(1, PATIENCE), "id")).containsExactly(1003L);
  }

  @Test
  void aSnapshotAsStartHoldsOverRestarts() throws Exception {
    orders();
    worker.with("mode", "gap-free").with("gap-free.create.column", "create").start();
    worker.poll(1000, PATIENCE);
    worker.stop();
    worker.offsets().clear();
    String now = postgres.single("SELECT pg_current_snapshot()");
    worker.with("start", now).start();
    assertThat(worker.poll()).isEmpty();
    worker.stop();
    postgres.execute("INSERT INTO orders VALUES (1001, 'before the second start')");
    worker.start();
    assertThat(column(worker.poll(1, PATIENCE), "id")).containsExactly(1001L);
  }

  @Test
  void startsBehindAValueIfAsked() throws Exception {
    orders();
    worker.with("mode", "incrementing").with("start", "990").start();
    assertThat(column(worker.poll(10, PATIENCE), "id")).first().isEqualTo(991L);
  }

  @Test
  void readsByXminWithoutAColumnAndGoesOnBySnapshotsWhenThereIsOne() throws Exception {
    orders();
    worker.with("mode", "gap-free").with("gap-free.lookback.column", "changed").start();
    assertThat(worker.poll(1000, PATIENCE)).hasSize(1000);
    postgres.execute("INSERT INTO orders VALUES (1001, 'new')");
    assertThat(column(worker.poll(1, PATIENCE), "id")).containsExactly(1001L);
    worker.stop();
    postgres.execute("INSERT INTO orders VALUES (1002, 'meanwhile')");
    worker.with("gap-free.create.column", "create").start();
    // making the column was a change of every row
    assertThat(column(worker.poll(1002, PATIENCE), "id")).hasSize(1002).contains(1002L);
  }

  @Test
  void readsATableWithoutAKey() throws Exception {
    postgres.execute(
        "CREATE TABLE orders (n int) PARTITION BY HASH (n);"
            + "CREATE TABLE orders_0 PARTITION OF orders FOR VALUES WITH (MODULUS 2, REMAINDER 0);"
            + "CREATE TABLE orders_1 PARTITION OF orders FOR VALUES WITH (MODULUS 2, REMAINDER 1);"
            + "INSERT INTO orders SELECT generate_series(1, 500)");
    worker.with("mode", "gap-free").with("gap-free.create.column", "create");
    worker.with("page.rows", "7").start();
    List<SourceRecord> read = worker.poll(500, PATIENCE);
    assertThat(column(read, "n")).hasSize(500).doesNotHaveDuplicates();
    assertThat(read.get(0).key()).isNull();
  }

  @Test
  void refusesRowsThatNoSnapshotWouldShow() throws Exception {
    orders();
    postgres.execute(
        "ALTER TABLE orders ADD COLUMN tx xid8; UPDATE orders SET tx = '999999999' WHERE id = 3");
    worker.with("mode", "gap-free").with("gap-free.column", "tx").start();
    assertThatThrownBy(() -> worker.poll(1, PATIENCE)).hasMessageContaining("SET \"tx\" =");
  }

  @Test
  void holdsNoMoreThanItsBuffer() throws Exception {
    postgres.execute(
        "CREATE TABLE orders (id int PRIMARY KEY, filler text);"
            + "INSERT INTO orders SELECT n, repeat('x', 1000) FROM generate_series(1, 50000) n");
    worker.with("mode", "incrementing").with("page.max.bytes", "500000");
    worker.with("buffer.max.bytes", "1000000").start();
    for (int rows = 0; rows < 50_000; rows += worker.poll().size()) {
      assertThat(worker.gauge("buffered-bytes")).isLessThan(2_000_000);
    }
  }

  @Test
  void waitsForNoOlderTransaction() throws Exception {
    orders();
    worker.with("mode", "gap-free").with("gap-free.create.column", "create").start();
    worker.poll(1000, PATIENCE);
    try (java.sql.Connection open = postgres.connect()) {
      open.setAutoCommit(false);
      open.createStatement().execute("INSERT INTO orders VALUES (1001, 'open')");
      postgres.execute("INSERT INTO orders VALUES (1002, 'done')");
      assertThat(column(worker.poll(1, PATIENCE), "id")).containsExactly(1002L);
      open.commit();
    }
    assertThat(column(worker.poll(1, PATIENCE), "id")).containsExactly(1001L);
  }
}
