/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that is slow, locked, gone, or says no. */
class TroubleTest {
  private Postgres postgres;

  @BeforeEach
  void makeTable() throws SQLException {
    postgres = Postgres.fresh();
    postgres.execute("CREATE TABLE t (id bigint PRIMARY KEY, name text)");
  }

  @AfterEach
  void dropAll() throws SQLException {
    postgres.close();
  }

  private Map<String, String> options(String... more) {
    Map<String, String> options = new HashMap<>(postgres.options());
    options.put("linger.ms", "0");
    options.put("retry.backoff.initial.ms", "1");
    options.put("retry.backoff.max.ms", "5");
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return options;
  }

  @Test
  void pausesWhileTheTableIsLockedAndGoesOnAfterwards() throws SQLException {
    Map<String, String> options =
        options("lock.timeout.ms", "50", "batch.max.rows", "50", "retry.budget.ms", "60000");
    try (Connection other = postgres.connect();
        Statement lock = other.createStatement();
        SmallWorker worker = new SmallWorker(options)) {
      other.setAutoCommit(false);
      lock.execute("LOCK TABLE t");
      worker.topic(Records.numbered("t", 500, i -> "n"));
      worker.start();
      worker.runUntil(() -> !worker.context.paused.isEmpty());
      other.rollback();
      worker.runToEnd();
      assertThat(worker.context.paused).isEmpty();
    }
    assertThat(postgres.single("SELECT count(*) FROM t")).isEqualTo("500");
  }

  @Test
  void survivesThatItsBackendIsTerminatedAgainAndAgain() throws SQLException {
    Map<String, String> options = options("batch.max.rows", "100", "delivery", "exactly-once");
    try (SmallWorker worker = new SmallWorker(options)) {
      worker.topic(Records.numbered("t", 3_000, i -> "n"));
      worker.perPut(20).start();
      int[] turns = {0};
      worker.runUntil(
          () -> {
            if (turns[0]++ % 5 == 0 && turns[0] < 50) {
              terminate();
            }
            return worker.isAtEnd();
          });
    }
    assertThat(postgres.single("SELECT count(*) FROM t")).isEqualTo("3000");
  }

  private void terminate() {
    try {
      postgres.single(
          "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '"
              + postgres.database()
              + "' AND pid <> pg_backend_pid()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void givesUpWhenTheBudgetIsUsedUp() throws SQLException {
    Map<String, String> options = options("lock.timeout.ms", "20", "retry.budget.ms", "200");
    try (Connection other = postgres.connect();
        Statement lock = other.createStatement();
        SmallWorker worker = new SmallWorker(options)) {
      other.setAutoCommit(false);
      lock.execute("LOCK TABLE t");
      worker.topic(Records.numbered("t", 10, i -> "n"));
      worker.start();
      assertThatThrownBy(worker::runToEnd)
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("insert into table public.t")
          .hasMessageContaining("55P03")
          .hasMessageContaining("retry.budget.ms");
    }
  }

  @Test
  void failsAtOnceWithoutRightsAndTellsNoValues() throws SQLException {
    postgres.execute(
        "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE insufficient_privilege USING MESSAGE = 'permission denied for table t'; END $$");
    postgres.execute(
        "CREATE TRIGGER refuse BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION refuse()");
    try (SmallWorker worker = new SmallWorker(options("errors.tolerance", "all"))) {
      worker.topic(Records.numbered("t", 10, i -> "a secret value"));
      worker.start();
      assertThatThrownBy(worker::runToEnd)
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("42501")
          .hasMessageNotContaining("secret");
      assertThat(worker.context.reported).isEmpty();
    }
  }

  @Test
  void parallelTasksOverTheSameKeysEndWithoutDeadlock() throws Exception {
    Map<String, String> options = options("insert.mode", "upsert", "pk.mode", "record_key");
    try (SmallWorker one = new SmallWorker(options);
        SmallWorker two = new SmallWorker(options)) {
      for (SmallWorker worker : List.of(one, two)) {
        Records records = new Records("t");
        java.util.Random random = new java.util.Random(worker == one ? 1 : 2);
        for (int i = 0; i < 5_000; i++) {
          records.row(0, random.nextInt(1_000), "n" + i);
        }
        worker.topic(records.list());
        worker.start();
      }
      Thread other = new Thread(two::runToEnd);
      other.start();
      one.runToEnd();
      other.join();
      assertThat(two.isAtEnd()).isTrue();
    }
    assertThat(
            postgres.single(
                "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
        .isEqualTo("0");
  }

  @Test
  void makesAndExtendsTablesOrPrintsHow() throws SQLException {
    Map<String, String> print =
        options("auto.create", "true", "ddl", "print", "table.name.format", "made");
    try (SmallWorker worker = new SmallWorker(print)) {
      worker.topic(Records.numbered("t", 1, i -> "n"));
      worker.start();
      assertThatThrownBy(worker::runToEnd)
          .hasMessageContaining("CREATE TABLE \"made\" (\"id\" bigint NOT NULL, \"name\" text)");
    }
    postgres.execute("ALTER TABLE t DROP COLUMN name");
    try (SmallWorker worker = new SmallWorker(options("auto.evolve", "true"))) {
      worker.topic(Records.numbered("t", 3, i -> "n"));
      worker.start().runToEnd();
    }
    assertThat(postgres.single("SELECT count(name) FROM t")).isEqualTo("3");
  }

  @Test
  void writesMapsAndJsonIntoTheColumnsOfTheirNames() throws SQLException {
    postgres.execute("ALTER TABLE t ADD price numeric(20,4), ADD at timestamptz, ADD tags text[]");
    try (SmallWorker worker =
        new SmallWorker(options("errors.tolerance", "all", "fields.rename", "title:name"))) {
      worker.topic(
          new Records("t")
              .add(0, null, Map.of("id", 1L, "title", "a"))
              .add(
                  0,
                  null,
                  "{\"id\":2,\"price\":1234567890123456.7891,\"at\":\"2024-01-01T00:00:00Z\",\"tags\":[\"x\"]}")
              .add(0, null, "{\"id\":3,\"nonsense\":1}")
              .add(0, null, "[1]")
              .list());
      worker.start().runToEnd();
      assertThat(worker.context.reported).extracting(r -> r.kafkaOffset()).containsExactly(2L, 3L);
    }
    assertThat(
            postgres.single(
                "SELECT string_agg(id || coalesce(name, '') || coalesce(price::text, ''), ',' ORDER BY id) FROM t"))
        .isEqualTo("1a,21234567890123456.7891");
  }
}
