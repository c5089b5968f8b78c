/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Rows that are committed late, by 16 writers: what each mode loses and doubles. */
class LateCommitTest {
  private static final long ROWS = Long.getLong("patchworks.late.rows", 10_000);
  private static final int QUIET_POLLS = 6;

  private Postgres postgres;
  private TestReporter reporter;

  /** What became of the rows. */
  private record Outcome(int rows, int lost, int doubled, int invented) {}

  @BeforeEach
  void createTable(TestReporter given) throws SQLException {
    reporter = given;
    postgres = Postgres.fresh();
    postgres.execute(LateWriters.TABLE);
  }

  @AfterEach
  void dropDatabase() throws SQLException {
    postgres.close();
  }

  @Test
  void snapshotsLoseNothingAndDoubleNothing() throws Exception {
    Outcome outcome =
        follow(ROWS, Map.of("mode", "gap-free", "gap-free.create.column", "create"), false);
    assertThat(outcome.lost).isZero();
    assertThat(outcome.doubled).isZero();
    assertThat(outcome.invented).isZero();
  }

  @Test
  void snapshotsLoseNothingOverRestartsInTheMiddleOfPages() throws Exception {
    Outcome outcome =
        follow(ROWS, Map.of("mode", "gap-free", "gap-free.create.column", "create"), true);
    assertThat(outcome.lost).isZero();
    assertThat(outcome.doubled).isZero();
  }

  @Test
  void xminLosesNothingAndDoublesNothing() throws Exception {
    Outcome outcome = follow(ROWS, Map.of("mode", "gap-free"), true);
    assertThat(outcome.lost).isZero();
    assertThat(outcome.doubled).isZero();
  }

  @Test
  void valuesLoseRows() throws Exception {
    Outcome ids = follow(ROWS, Map.of("mode", "incrementing"), false);
    assertThat(ids.lost).as("or the test is too tame to prove anything").isPositive();
    assertThat(ids.doubled).isZero();
  }

  @Test
  void timesLoseRows() throws Exception {
    Map<String, String> mode =
        Map.of("mode", "timestamp+incrementing", "timestamp.column.name", "changed");
    assertThat(follow(ROWS, mode, false).lost).isPositive();
  }

  @Test
  @Tag("long")
  void snapshotsLoseNothingOfAMillion() throws Exception {
    Outcome outcome =
        follow(1_000_000, Map.of("mode", "gap-free", "gap-free.create.column", "create"), true);
    assertThat(outcome.lost).isZero();
    assertThat(outcome.doubled).isZero();
  }

  private Outcome follow(long rows, Map<String, String> mode, boolean restarts)
      throws InterruptedException, ExecutionException {
    FakeWorker worker = new FakeWorker(postgres.options()).with("poll.interval.ms", "10");
    worker.with("table.include", "public.late").with("page.rows", "700");
    mode.forEach(worker::with);
    List<Long> emitted = new ArrayList<>();
    worker.start();
    if (mode.containsKey("gap-free.create.column")) {
      awaitColumn();
    }
    try (LateWriters writers = new LateWriters(postgres, rows)) {
      writers.start();
      drain(worker, writers, emitted, restarts);
      Outcome outcome = compare(writers.ledger(), emitted);
      reporter.publishEntry(String.valueOf(mode.get("mode")), outcome.toString());
      return outcome;
    } finally {
      worker.stop();
    }
  }

  private void awaitColumn() {
    org.awaitility.Awaitility.await()
        .until(
            () ->
                postgres
                    .single("SELECT count(*) FROM pg_trigger WHERE tgrelid = 'late'::regclass")
                    .equals("1"));
  }

  private static void drain(
      FakeWorker worker, LateWriters writers, List<Long> emitted, boolean restarts)
      throws InterruptedException {
    Random random = new Random(1);
    int quiet = 0;
    while (quiet < QUIET_POLLS) {
      boolean done = writers.areDone();
      boolean dies = restarts && random.nextInt(40) == 0;
      List<SourceRecord> sent = worker.poll(dies ? random.nextInt(300) : Integer.MAX_VALUE);
      sent.forEach(record -> emitted.add(((Struct) record.value()).getInt64("id")));
      if (dies) {
        worker.stop();
        worker.start();
      }
      quiet = done && sent.isEmpty() && !dies ? quiet + 1 : 0;
    }
  }

  private static Outcome compare(Set<Long> ledger, List<Long> emitted) {
    Set<Long> unique = new HashSet<>(emitted);
    Set<Long> lost = new HashSet<>(ledger);
    lost.removeAll(unique);
    Set<Long> invented = new HashSet<>(unique);
    invented.removeAll(ledger);
    return new Outcome(ledger.size(), lost.size(), emitted.size() - unique.size(), invented.size());
  }
}
