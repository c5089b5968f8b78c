/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import static com.wearepatchworks.connect.core.delivery.Sinks.P0;
import static com.wearepatchworks.connect.core.delivery.Sinks.P1;
import static com.wearepatchworks.connect.core.delivery.Sinks.offset;
import static com.wearepatchworks.connect.core.delivery.Sinks.options;
import static com.wearepatchworks.connect.core.delivery.Sinks.record;
import static com.wearepatchworks.connect.core.delivery.Sinks.records;
import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.core.failure.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Partitions that go, and come again. */
class DeliveryRevocationTest {
  private final ManualTimer timer = new ManualTimer();
  private final ManualTarget target = new ManualTarget();
  private final Delivery delivery = new Delivery(options(Ordering.KEY, 2), target, timer);

  @Test
  void whatHasNotBeenSentIsNotSent() {
    delivery.accept(
        records(
            record(P0, 0, "a", "a0"),
            record(P0, 1, "a", "a1"),
            record(P0, 2, "b", "b2"),
            record(P0, 3, "c", "c3"),
            record(P1, 0, "x", "x0")));
    delivery.abandon(List.of(P0));
    target.deliver("a0");
    assertThat(target.sent).containsExactly("a0", "b2", "x0");
    assertThat(delivery.size()).isEqualTo(1);
    assertThat(delivery.failure()).isNull();
  }

  @Test
  void attemptsUnderWayStillCountInFlight() {
    delivery.accept(records(record("a", 0), record("b", 1)));
    delivery.abandon(List.of(P0));
    delivery.accept(records(record(P1, 0, "x", "x0")));
    assertThat(target.sent).containsExactly("a0", "b1");
    target.deliver("a0");
    assertThat(target.sent).containsExactly("a0", "b1", "x0");
  }

  @Test
  void lateAnswersDoNotTouchThePartitionsNextLife() {
    delivery.accept(records(record("a", 0)));
    delivery.abandon(List.of(P0));
    delivery.accept(records(record(P0, 0, "a", "again")));
    target.deliver("a0");
    assertThat(delivery.committable(Map.of(P0, offset(1)))).containsEntry(P0, offset(0));
    assertThat(delivery.size()).isEqualTo(1);
    target.deliver("again");
    assertThat(delivery.committable(Map.of(P0, offset(1)))).containsEntry(P0, offset(1));
    assertThat(delivery.bytes()).isZero();
  }

  @Test
  void lateFailuresAreSomebodyElsesBusiness() {
    delivery.accept(records(record("a", 0)));
    delivery.abandon(List.of(P0));
    target.answer("a0", new Outcome.Fail(new IllegalStateException("late")));
    assertThat(delivery.failure()).isNull();
  }

  @Test
  void aWaitingRetryIsNotRepeated() {
    delivery.accept(records(record("a", 0)));
    target.refuse("a0");
    delivery.abandon(List.of(P0));
    timer.advance(Duration.ofMinutes(1));
    assertThat(target.sent).containsExactly("a0");
  }

  @Test
  void orderHoldsInTheNextLife() {
    delivery.accept(records(record("a", 0), record("a", 1)));
    target.refuse("a0");
    delivery.abandon(List.of(P0));
    delivery.accept(records(record(P0, 0, "a", "n0"), record(P0, 1, "a", "n1")));
    timer.advance(Duration.ofMinutes(1));
    assertThat(target.sent).containsExactly("a0", "n0");
    target.deliver("n0");
    assertThat(target.sent).containsExactly("a0", "n0", "n1");
  }
}
