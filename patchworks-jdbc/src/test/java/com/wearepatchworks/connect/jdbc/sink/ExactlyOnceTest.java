/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.jdbc.sink.Mischief.How;
import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tasks that are killed and connections that break, at every call: the table equals the topic. */
class ExactlyOnceTest {
  private static final int ROWS = 900;

  private Postgres postgres;

  @BeforeEach
  void makeTable() throws SQLException {
    postgres = Postgres.fresh();
    // no key: each row that is written twice is counted twice
    postgres.execute("CREATE TABLE t (id bigint, name text)");
  }

  @AfterEach
  void dropAll() throws SQLException {
    postgres.close();
  }

  private Map<String, String> options(String... more) {
    Map<String, String> options = new HashMap<>(postgres.options());
    options.put("delivery", "exactly-once");
    options.put("linger.ms", "0");
    options.put("batch.max.rows", "150");
    options.put("retry.backoff.initial.ms", "1");
    options.put("retry.backoff.max.ms", "5");
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return options;
  }

  private void assertTableEqualsTopic() throws SQLException {
    assertThat(
            postgres.single(
                "SELECT count(*) || '/' || count(DISTINCT id) || '/' || sum(id) FROM t"))
        .isEqualTo(ROWS + "/" + ROWS + "/" + (long) ROWS * (ROWS - 1) / 2);
  }

  private SmallWorker worker(Mischief mischief, String... more) {
    SmallWorker worker = new SmallWorker(options(more), mischief::in).perPut(60);
    worker.topic(Records.numbered("t", ROWS, i -> "n" + i));
    return worker;
  }

  /** How many calls a run without mischief makes. */
  private long calls() throws SQLException {
    Mischief none = new Mischief(How.LOST_BEFORE, call -> false);
    worker(none).runThroughFailures(0);
    assertTableEqualsTopic();
    return none.calls();
  }

  @ParameterizedTest
  @EnumSource
  void survivesTroubleAtEveryCall(How how) throws SQLException {
    long calls = calls();
    assertThat(calls).isGreaterThan(20);
    for (long at = 1; at <= calls; at++) {
      postgres.execute("TRUNCATE t; TRUNCATE patchworks_connect_offsets");
      long strike = at;
      Mischief mischief = new Mischief(how, call -> call == strike);
      worker(mischief).runThroughFailures(1);
      assertThat(mischief.strikes()).isEqualTo(1);
      assertTableEqualsTopic();
    }
  }

  @ParameterizedTest
  @EnumSource
  void survivesTroubleByDice(How how) throws SQLException {
    for (int seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      Mischief mischief = new Mischief(how, call -> random.nextInt(12) == 0);
      worker(mischief, "writers", "2").runThroughFailures(1_000);
      assertTableEqualsTopic();
      postgres.execute("TRUNCATE t; TRUNCATE patchworks_connect_offsets");
    }
  }

  @Test
  void goesOnWhereTheTableSaysAndNotWhereKafkaDoes() throws SQLException {
    SmallWorker worker = worker(new Mischief(How.DEADLOCK, call -> false));
    worker.runThroughFailures(0);
    worker.committed.clear();
    worker.runThroughFailures(0);
    assertTableEqualsTopic();
  }

  @Test
  void aTaskThatLostItsPartitionsCanWriteNoMore() throws SQLException {
    try (SmallWorker zombie = worker(new Mischief(How.DEADLOCK, call -> false));
        SmallWorker owner = worker(new Mischief(How.DEADLOCK, call -> false))) {
      zombie.start();
      zombie.poll();
      zombie.commit();
      owner.start();
      assertThatThrownBy(zombie::runToEnd).hasMessageContaining("Another task");
      owner.runToEnd();
    }
    assertTableEqualsTopic();
  }

  @Test
  void anOffsetPassesABadRowOnlyWhenKafkaHasTheReport() throws SQLException {
    postgres.execute("ALTER TABLE t ADD CHECK (id <> 200)");
    try (SmallWorker worker = new SmallWorker(options("errors.tolerance", "all"))) {
      worker.topic(Records.numbered("t", ROWS, i -> "n" + i));
      CompletableFuture<Void> report = new CompletableFuture<>();
      worker.context.report = report;
      worker.start();
      worker.runUntil(() -> !worker.context.reported.isEmpty());
      assertThat(postgres.single("SELECT count(*) FROM t WHERE id = 203")).isEqualTo("0");
      report.complete(null);
      worker.runToEnd();
      assertThat(worker.context.reported).hasSize(1);
    }
    assertThat(postgres.single("SELECT count(*) FROM t")).isEqualTo(Integer.toString(ROWS - 1));
  }

  @Test
  void offsetsThatAPersonSetsAreTheOnesToGoOnFrom() throws SQLException {
    worker(new Mischief(How.DEADLOCK, call -> false)).runThroughFailures(0);
    Map<String, String> options = options("name", "test", "topics", "t");
    Map<TopicPartition, Long> altered = new HashMap<>();
    altered.put(new TopicPartition("t", 0), 290L);
    JdbcSinkOffsets.altered(options, altered);
    SmallWorker worker = worker(new Mischief(How.DEADLOCK, call -> false));
    worker.runThroughFailures(0);
    assertThat(postgres.single("SELECT count(*) FROM t")).isEqualTo(Integer.toString(ROWS + 10));
  }
}
