/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.TransactionContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is under way to Kafka is a part of the task's memory, and bounded like the rest. */
class SourceInFlightTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ROWS = 5_000;
  private static final int PAGE = 1_000;
  private static final int BOUND = 2 * PAGE;

  private Postgres postgres;
  private FakeWorker worker;

  @BeforeEach
  void start() throws SQLException {
    postgres = Postgres.fresh();
    postgres.execute(
        "CREATE TABLE orders (id int PRIMARY KEY);"
            + "INSERT INTO orders SELECT generate_series(1, %d)".formatted(ROWS));
    worker =
        new FakeWorker(postgres.options())
            .with("mode", "incrementing")
            .with("table.include", "public.orders")
            .with("page.rows", Integer.toString(PAGE));
  }

  @AfterEach
  void stop() throws SQLException {
    worker.stop();
    postgres.close();
  }

  /** Of which Kafka acknowledges nothing. */
  private List<SourceRecord> polled(int least) throws InterruptedException {
    List<SourceRecord> polled = new ArrayList<>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (polled.size() < least && System.nanoTime() < end) {
      List<SourceRecord> page = worker.task().poll();
      polled.addAll(page == null ? List.of() : page);
    }
    assertThat(polled).hasSizeGreaterThanOrEqualTo(least);
    return polled;
  }

  @Test
  void noMoreIsSentWhileTooMuchIsNotAcknowledged() throws Exception {
    worker.start();
    List<SourceRecord> sent = polled(BOUND);
    assertThat(worker.task().poll()).isNull();
    assertThat(worker.gauge("records-in-flight")).isEqualTo(sent.size()).isLessThan(BOUND + PAGE);
    sent.forEach(worker::acknowledge);
    assertThat(worker.gauge("records-in-flight")).isZero();
    assertThat(worker.poll(ROWS - sent.size(), PATIENCE)).hasSize(ROWS - sent.size());
  }

  @Test
  void aRecordThatIsFilteredMakesRoomToo() throws Exception {
    worker.start();
    List<SourceRecord> sent = polled(BOUND);
    assertThat(worker.task().poll()).isNull();
    sent.forEach(record -> worker.task().commitRecord(record, null));
    assertThat(requireNonNull(worker.task().poll())).isNotEmpty();
  }

  @Test
  void transactionsByIntervalAreNotBoundedByWhatTheyCannotAcknowledge() throws Exception {
    worker.with("transaction.boundary", "interval").start();
    assertThat(polled(ROWS)).hasSize(ROWS);
  }

  @Test
  void transactionsOfPagesAreNotBounded() throws Exception {
    Commits commits = new Commits();
    worker.with(commits).start();
    assertThat(polled(ROWS)).hasSize(ROWS);
    assertThat(commits.ends).hasSizeGreaterThanOrEqualTo(ROWS / PAGE);
  }

  /** The last records of transactions. */
  private static final class Commits implements TransactionContext {
    private final List<SourceRecord> ends = new ArrayList<>();

    @Override
    public void commitTransaction(SourceRecord record) {
      ends.add(record);
    }

    @Override
    public void commitTransaction() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void abortTransaction() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void abortTransaction(SourceRecord record) {
      throw new UnsupportedOperationException();
    }
  }
}
