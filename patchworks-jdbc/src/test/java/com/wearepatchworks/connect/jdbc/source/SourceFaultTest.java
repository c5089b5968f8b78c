/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that go away, and others that come. */
class SourceFaultTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Postgres postgres;
  private FakeWorker worker;

  @BeforeEach
  void start() throws SQLException {
    postgres = Postgres.fresh();
    worker =
        new FakeWorker(postgres.options())
            .with("mode", "gap-free")
            .with("gap-free.create.column", "create")
            .with("table.include", "/public\\.st_.*/")
            .with("table.poll.interval.ms", "100")
            .with("poll.interval.ms", "20");
  }

  @AfterEach
  void stop() throws SQLException {
    worker.stop();
    postgres.close();
  }

  private static Struct value(SourceRecord record) {
    return (Struct) record.value();
  }

  @Test
  void goesOnWhenItsConnectionIsKilled() throws Exception {
    postgres.execute("CREATE TABLE st_a (id int PRIMARY KEY); INSERT INTO st_a VALUES (1)");
    worker.start();
    worker.poll(1, PATIENCE);
    postgres.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    postgres.execute("INSERT INTO st_a VALUES (2)");
    assertThat(value(worker.poll(1, PATIENCE).get(0)).get("id")).isEqualTo(2);
    assertThat(worker.gauge("retries-total")).isPositive();
  }

  @Test
  void refusesTheOffsetOfAnotherServer() throws Exception {
    postgres.execute("CREATE TABLE st_a (id int PRIMARY KEY); INSERT INTO st_a VALUES (1)");
    worker.start();
    worker.poll(1, PATIENCE);
    worker.stop();
    Map<String, Object> offset =
        new HashMap<>(worker.offsets().get(Map.of("table", "public.st_a")));
    offset.put("system", "42");
    worker.offsets().put(Map.of("table", "public.st_a"), offset);
    worker.start();
    assertThatThrownBy(() -> worker.poll(1, PATIENCE))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("another database server");
  }

  @Test
  void readsTheLastTransactionsAgainAfterAFailover() throws Exception {
    postgres.execute("CREATE TABLE st_a (id int PRIMARY KEY); INSERT INTO st_a VALUES (1)");
    worker.start();
    worker.poll(1, PATIENCE);
    worker.stop();
    Map<String, Object> offset =
        new HashMap<>(worker.offsets().get(Map.of("table", "public.st_a")));
    offset.put("timeline", "00000007");
    worker.offsets().put(Map.of("table", "public.st_a"), offset);
    worker.start();
    assertThat(worker.poll(1, PATIENCE)).hasSize(1);
  }

  @Test
  void stopsWhileAStatementWaits() throws Exception {
    postgres.execute("CREATE TABLE st_a (id int PRIMARY KEY); INSERT INTO st_a VALUES (1)");
    worker.start();
    worker.poll(1, PATIENCE);
    try (java.sql.Connection locker = postgres.connect()) {
      locker.setAutoCommit(false);
      locker.createStatement().execute("LOCK TABLE st_a IN ACCESS EXCLUSIVE MODE");
      postgres.execute("CREATE TABLE other ()"); // or there is nothing to look for
      await()
          .until(
              () ->
                  !postgres.single("SELECT count(*) FROM pg_locks WHERE NOT granted").equals("0"));
      long begin = System.nanoTime();
      worker.stop();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    }
    worker.start();
  }
}
