/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Tables are looked at when somebody calls NOTIFY: polling would take an hour here. */
class NotifyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String HOUR = "3600000";

  private Postgres postgres;
  private FakeWorker worker;

  @BeforeEach
  void start() throws SQLException {
    postgres = Postgres.fresh();
    postgres.execute(
        "CREATE TABLE orders (id int PRIMARY KEY); INSERT INTO orders VALUES (0);"
            + "CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql"
            + " AS $$BEGIN NOTIFY \"Staged rows\"; RETURN NULL; END$$;"
            + "CREATE TRIGGER tell AFTER INSERT OR UPDATE ON orders"
            + " FOR EACH STATEMENT EXECUTE FUNCTION tell()");
    worker =
        new FakeWorker(postgres.options())
            .with("mode", "gap-free")
            .with("gap-free.create.column", "create")
            .with("table.include", "public.orders")
            .with("poll.interval.ms", HOUR)
            .with("table.poll.interval.ms", HOUR)
            .with("notify.channel", "Staged rows");
    worker.start();
  }

  @AfterEach
  void stop() throws SQLException {
    worker.stop();
    postgres.close();
  }

  @Test
  void aNewRowComesAtOnce() throws Exception {
    worker.poll(1, PATIENCE);
    for (int id = 1; id <= 5; id++) {
      postgres.execute("INSERT INTO orders VALUES (" + id + ")");
      assertThat(worker.poll(1, PATIENCE)).hasSize(1);
    }
  }

  @Test
  void aNewRowComesAtOnceOnAConnectionThatWasMadeAnew() throws Exception {
    worker.poll(1, PATIENCE);
    postgres.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    for (int id = 1; id <= 3; id++) {
      postgres.execute("INSERT INTO orders VALUES (" + id + ")");
      assertThat(worker.poll(1, PATIENCE)).hasSize(1);
    }
  }

  /** From the commit to the record in the hands of the worker. */
  @Test
  @Tag("long")
  void howLongItTakes(TestReporter reporter) throws Exception {
    worker.poll(1, PATIENCE);
    long[] micros = new long[100];
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < micros.length; i++) {
        statement.execute("INSERT INTO orders VALUES (" + (i + 1) + ")");
        long committed = System.nanoTime();
        worker.poll(1, PATIENCE);
        micros[i] = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - committed);
      }
    }
    Arrays.sort(micros);
    reporter.publishEntry(
        "microseconds",
        "median %d, 99th %d, most %d".formatted(micros[50], micros[98], micros[99]));
    assertThat(micros[50]).isLessThan(100_000);
  }
}
