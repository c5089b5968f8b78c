/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import static com.wearepatchworks.connect.core.delivery.Sinks.P0;
import static com.wearepatchworks.connect.core.delivery.Sinks.P1;
import static com.wearepatchworks.connect.core.delivery.Sinks.offset;
import static com.wearepatchworks.connect.core.delivery.Sinks.options;
import static com.wearepatchworks.connect.core.delivery.Sinks.record;
import static com.wearepatchworks.connect.core.delivery.Sinks.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.core.failure.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** What a sink task and its worker see: offsets, pauses, commits, failures. */
class IntakeTest {
  private final ManualTimer timer = new ManualTimer();
  private final ManualTarget target = new ManualTarget();
  private final FakeSinkContext context = new FakeSinkContext();
  private final Intake intake = new Intake(context, options(Ordering.KEY, 100), target, timer);

  private static List<SinkRecord> letters(long from, int count) {
    List<SinkRecord> records = new ArrayList<>();
    for (long at = from; at < from + count; at++) {
      records.add(record("k" + at + "-", at));
    }
    return records;
  }

  private void deliverAll() {
    while (!target.underWay.isEmpty()) {
      target.deliver(target.underWay.get(0).record().value());
    }
  }

  @Test
  void theFirstOpenOffsetMayBeCommitted() {
    intake.put(records(record("a", 10), record("b", 11), record("c", 12)));
    target.deliver("b11", "c12");
    Map<TopicPartition, OffsetAndMetadata> consumed = Map.of(P0, offset(20), P1, offset(7));
    assertThat(intake.preCommit(consumed))
        .containsEntry(P0, offset(10))
        .containsEntry(P1, offset(7));
    target.deliver("a10");
    assertThat(intake.preCommit(consumed)).isEqualTo(consumed);
  }

  @Test
  void partitionsArePausedWhenFullAndResumedBelowHalf() {
    intake.put(letters(0, 9));
    assertThat(context.paused).isEmpty();
    intake.put(letters(9, 1));
    assertThat(context.paused).containsExactlyInAnyOrder(P0, P1);
    for (int at = 0; at < 5; at++) {
      target.deliver("k" + at + "-" + at);
    }
    intake.put(List.of());
    assertThat(context.paused).as("half full").hasSize(2);
    target.deliver("k5-5");
    intake.put(List.of());
    assertThat(context.paused).isEmpty();
  }

  @Test
  void partitionsArePausedForBytesToo() {
    intake.put(records(record(P0, 0, "a", "x".repeat(1 << 20))));
    assertThat(context.paused).hasSize(2);
  }

  @Test
  void whatWaitsForItsDeadLetterCountsAsHeld() {
    context.reporter = new FakeReporter();
    intake.put(letters(0, 10));
    for (int at = 0; at < 10; at++) {
      target.reject("k" + at + "-" + at);
    }
    intake.put(List.of());
    assertThat(context.paused).hasSize(2);
  }

  @Test
  void theWorkerIsAskedToComeBackSoonWhileRecordsAreUnderWay() {
    intake.put(letters(0, 1));
    assertThat(context.takeTimeout()).isEqualTo(100);
    intake.put(letters(1, 9));
    assertThat(context.takeTimeout()).as("full").isEqualTo(10);
  }

  @Test
  void aFailureSurfacesInPutAndPreCommit() {
    intake.put(letters(0, 1));
    target.answer("k0-0", new Outcome.Fail(new RetriableException("unauthorized")));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> intake.put(letters(1, 1)))
          .isInstanceOf(ConnectException.class)
          .isNotInstanceOf(RetriableException.class)
          .hasMessage("unauthorized");
      assertThatThrownBy(() -> intake.preCommit(Map.of())).hasMessage("unauthorized");
    }
    assertThat(target.sent).containsExactly("k0-0");
  }

  @Test
  void aFailureWithoutMessageStillSaysWhat() {
    intake.put(letters(0, 1));
    target.answer("k0-0", new Outcome.Fail(new NullPointerException()));
    assertThatThrownBy(() -> intake.put(List.of())).hasMessageContaining("NullPointerException");
  }

  @Test
  void commitsAreRequestedAtIntervalsWhileRecordsAreDelivered() {
    intake.put(letters(0, 2));
    timer.advance(Duration.ofSeconds(6));
    intake.put(List.of());
    assertThat(context.commitRequests).as("nothing delivered").isZero();
    target.deliver("k0-0");
    intake.put(List.of());
    assertThat(context.commitRequests).isEqualTo(1);
    target.deliver("k1-1");
    timer.advance(Duration.ofMillis(4_999));
    intake.put(List.of());
    assertThat(context.commitRequests).as("too soon").isEqualTo(1);
    timer.advance(Duration.ofMillis(1));
    intake.put(List.of());
    assertThat(context.commitRequests).isEqualTo(2);
    timer.advance(Duration.ofMinutes(1));
    intake.put(List.of());
    assertThat(context.commitRequests).as("nothing new").isEqualTo(2);
  }

  @Test
  void theLastRecordsAreCommittedWithinTheIntervalToo() {
    intake.put(letters(0, 1));
    deliverAll();
    context.takeTimeout();
    timer.advance(Duration.ofSeconds(2));
    intake.put(List.of());
    assertThat(context.takeTimeout()).isBetween(3_000L, 3_001L);
    timer.advance(Duration.ofMillis(3_001));
    intake.put(List.of());
    assertThat(context.commitRequests).isEqualTo(1);
    assertThat(context.takeTimeout()).as("nothing to do").isEqualTo(-1);
  }

  @Test
  void aCommitOfTheWorkersCounts() {
    intake.put(letters(0, 1));
    deliverAll();
    timer.advance(Duration.ofSeconds(6));
    intake.preCommit(Map.of());
    intake.put(List.of());
    assertThat(context.commitRequests).isZero();
  }

  @Test
  void revokedPartitionsAreLeftToTheirNextOwner() {
    intake.put(letters(0, 2));
    intake.close(List.of(P0));
    assertThat(intake.preCommit(Map.of(P0, offset(2)))).containsEntry(P0, offset(2));
  }

  /** As seen with a real worker: it calls put between a revocation and the next assignment. */
  @Test
  void aPauseThatTheWorkerRestoresAfterARebalanceIsLifted() {
    intake.put(letters(0, 10));
    assertThat(context.paused).hasSize(2);
    intake.close(Set.of(P0, P1));
    context.assigned.clear();
    intake.put(List.of());
    assertThat(context.paused).as("what the worker will pause again").hasSize(2);
    context.assigned.addAll(Set.of(P0, P1));
    intake.open();
    intake.put(List.of());
    assertThat(context.paused).isEmpty();
  }

  @Test
  void closeClosesTheTimer() {
    intake.close();
    assertThat(timer.isClosed()).isTrue();
  }

  @Test
  void numbersAreShown() {
    Map<String, LongSupplier> gauges = new HashMap<>();
    intake.measuredBy(new MapMetrics(gauges));
    intake.put(letters(0, 3));
    target.refuse("k0-0");
    target.deliver("k1-1");
    Map<String, Long> values = new HashMap<>();
    gauges.forEach((name, value) -> values.put(name, value.getAsLong()));
    assertThat(values)
        .containsEntry("records-buffered", 2L)
        .containsEntry("in-flight", 1L)
        .containsEntry("delivered-total", 1L)
        .containsEntry("retries-total", 1L)
        .containsEntry("dead-letters-total", 0L)
        .containsKey("bytes-buffered");
  }
}
