/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.core.delivery.ManualTarget.Attempt;
import com.wearepatchworks.connect.core.failure.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** A sink's life by dice, checked against a naive account of every record after each step. */
final class RandomCourse {
  private final Random random;
  private final DeliveryOptions options;
  private final ManualTimer timer = new ManualTimer();
  private final ManualTarget target = new ManualTarget();
  private final FakeReporter reporter = new FakeReporter();
  private final Intake intake;
  private final List<Account> accounts = List.of(new Account(Sinks.P0), new Account(Sinks.P1));
  private int settled;
  private int lives;

  /** What should be so: a partition's position, and its records that are not settled, by offset. */
  private static final class Account {
    private final TopicPartition partition;
    private final NavigableMap<Long, SinkRecord> open = new TreeMap<>();
    private long position;

    private Account(TopicPartition partition) {
      this.partition = partition;
    }

    private long committable() {
      return open.isEmpty() ? position : open.firstKey();
    }
  }

  RandomCourse(Random random, DeliveryOptions options) {
    this.random = random;
    this.options = options;
    FakeSinkContext context = new FakeSinkContext();
    context.reporter = reporter;
    this.intake = new Intake(context, options, target, timer);
  }

  int settled() {
    return settled;
  }

  void step() {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> put(random.nextInt(6));
      case 3, 4, 5, 6 -> answer(Outcome.DELIVERED);
      case 7 -> answer(new Outcome.Retry(new IllegalStateException("busy"), wish()));
      case 8 -> answer(new Outcome.Report(new IllegalStateException("bad")));
      case 9 -> acknowledge();
      case 10 -> timer.advance(Duration.ofMillis(random.nextInt(500)));
      default -> rarelyRevoke();
    }
    intake.put(List.of()); // reports what was given up on
    check();
  }

  private @Nullable Duration wish() {
    return random.nextInt(3) == 0 ? Duration.ofMillis(random.nextInt(6_000)) : null;
  }

  private void put(int count) {
    List<SinkRecord> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Account account = accounts.get(random.nextInt(2));
      long offset = account.position + random.nextInt(3); // gaps
      account.position = offset + 1;
      String key = random.nextInt(6) == 0 ? null : "k" + random.nextInt(3);
      Object value = account.partition + "@" + offset + "/" + lives;
      SinkRecord record = Sinks.record(account.partition, offset, key, value);
      records.add(record);
      account.open.put(offset, record);
    }
    intake.put(records);
  }

  private void answer(Outcome outcome) {
    if (target.underWay.isEmpty()) {
      return;
    }
    Attempt attempt = target.underWay.remove(random.nextInt(target.underWay.size()));
    if (outcome instanceof Outcome.Delivered) {
      settle(attempt.record());
    }
    attempt.answer().complete(outcome);
  }

  private void acknowledge() {
    intake.put(List.of());
    for (FakeReporter.Reported report : reporter.reports) {
      if (!report.done().isDone() && random.nextBoolean()) {
        report.done().complete(null);
        settle(report.record());
      }
    }
  }

  private void settle(SinkRecord record) {
    if (of(record).open.remove(record.originalKafkaOffset(), record)) {
      settled++;
    }
  }

  private void rarelyRevoke() {
    if (random.nextInt(4) != 0) {
      return;
    }
    Account account = accounts.get(random.nextInt(2));
    long committed = committable(account);
    intake.close(List.of(account.partition));
    lives++;
    account.open.clear();
    account.position = committed; // the next owner, us again, starts where it was committed
  }

  private long committable(Account account) {
    return Objects.requireNonNull(
            intake
                .preCommit(Map.of(account.partition, Sinks.offset(account.position)))
                .get(account.partition))
        .offset();
  }

  private void check() {
    assertThat(target.underWay.size()).isLessThanOrEqualTo(options.limits().inFlight());
    target.underWay.forEach(attempt -> checkOrder(attempt.record()));
    boolean allReported = reporter.reports.stream().allMatch(report -> report.done().isDone());
    for (Account account : accounts) {
      long committed = committable(account);
      assertThat(committed).as("%s", account.partition).isLessThanOrEqualTo(account.committable());
      if (allReported) {
        assertThat(committed).as("%s", account.partition).isEqualTo(account.committable());
      }
    }
  }

  /** Whoever is under way has nobody of its lane before it, dead letters aside. */
  private void checkOrder(SinkRecord record) {
    Account account = of(record);
    Object lane = options.ordering().lane(record);
    boolean ofThisLife = account.open.containsValue(record);
    if (lane != null && ofThisLife) {
      account.open.headMap(record.originalKafkaOffset()).values().stream()
          .filter(earlier -> lane.equals(options.ordering().lane(earlier)))
          .forEach(earlier -> assertThat(isReported(earlier)).as("%s", earlier).isTrue());
    }
  }

  private boolean isReported(SinkRecord record) {
    return reporter.reports.stream().anyMatch(report -> report.record().equals(record));
  }

  /** From here on everything works: then everything must be settled. */
  void finish() {
    for (int rounds = 0; rounds < 10_000 && !allSettled(); rounds++) {
      if (target.underWay.isEmpty()) {
        timer.advanceToNext();
      }
      answer(Outcome.DELIVERED);
      acknowledge();
    }
    assertThat(allSettled()).as("nothing is left behind").isTrue();
    check();
  }

  private boolean allSettled() {
    return accounts.stream().allMatch(account -> account.open.isEmpty());
  }

  private Account of(SinkRecord record) {
    return accounts.get(record.originalKafkaPartition());
  }
}
