/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import static com.wearepatchworks.connect.core.delivery.Sinks.P0;
import static com.wearepatchworks.connect.core.delivery.Sinks.offset;
import static com.wearepatchworks.connect.core.delivery.Sinks.options;
import static com.wearepatchworks.connect.core.delivery.Sinks.record;
import static com.wearepatchworks.connect.core.delivery.Sinks.records;
import static com.wearepatchworks.connect.core.delivery.Sinks.reporting;
import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.core.failure.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Retries, holds, budgets, failures. */
class DeliveryRetryTest {
  private final ManualTimer timer = new ManualTimer();
  private final ManualTarget target = new ManualTarget();
  private final Delivery delivery = new Delivery(options(Ordering.KEY, 10), target, timer);

  @Test
  void waitsDouble() {
    delivery.accept(records(record("a", 0)));
    for (int wait : new int[] {100, 200, 400, 800, 1_000, 1_000}) {
      int attempts = target.sent.size();
      target.refuse("a0");
      timer.advance(Duration.ofMillis(wait - 1));
      assertThat(target.sent).as("before %d ms", wait).hasSize(attempts);
      timer.advance(Duration.ofMillis(1));
      assertThat(target.sent).as("after %d ms", wait).hasSize(attempts + 1);
    }
  }

  @Test
  void aTargetThatAsksForItIsLeftAloneByAllLanes() {
    delivery.accept(records(record("a", 0), record("b", 1)));
    target.refuse("a0", Duration.ofSeconds(3));
    target.deliver("b1");
    delivery.accept(records(record("b", 2), record("c", 3)));
    timer.advance(Duration.ofMillis(2_999));
    assertThat(target.sent).containsExactly("a0", "b1");
    timer.advance(Duration.ofMillis(1));
    assertThat(target.sent).containsExactlyInAnyOrder("a0", "b1", "a0", "b2", "c3");
  }

  @Test
  void theLongestHoldCounts() {
    delivery.accept(records(record("a", 0), record("b", 1)));
    target.refuse("a0", Duration.ofSeconds(3));
    target.refuse("b1", Duration.ofSeconds(1));
    timer.advance(Duration.ofMillis(2_999));
    assertThat(target.sent).hasSize(2);
    timer.advance(Duration.ofMillis(1));
    assertThat(target.sent).hasSize(4);
  }

  @Test
  void aUsedUpBudgetFailsTheTask() {
    delivery.accept(records(record("a", 0), record("b", 1)));
    refuseUntilGivenUp("a0");
    assertThat(delivery.failure())
        .isInstanceOf(RetriesExhaustedException.class)
        .hasMessageContainingAll("orders-0@0", "attempts", "retry.budget.ms=5000", "busy");
    assertThat(delivery.committable(Map.of(P0, offset(2)))).containsEntry(P0, offset(0));
  }

  @Test
  void aUsedUpBudgetMakesADeadLetterWhenAskedFor() {
    Delivery reporting = new Delivery(reporting(options(Ordering.KEY, 10)), target, timer);
    reporting.accept(records(record("a", 0), record("a", 1)));
    refuseUntilGivenUp("a0");
    assertThat(reporting.failure()).isNull();
    assertThat(target.sent).endsWith("a1");
    assertThat(reporting.size()).as("still to be reported").isEqualTo(2);
  }

  private void refuseUntilGivenUp(String value) {
    do {
      target.refuse(value);
    } while (timer.advanceToNext());
  }

  @Test
  void aTargetThatAsksForMoreThanTheBudgetIsStillLeftAlone() {
    Delivery reporting = new Delivery(reporting(options(Ordering.KEY, 1)), target, timer);
    reporting.accept(records(record("a", 0), record("b", 1)));
    target.refuse("a0", Duration.ofHours(1));
    timer.advance(Duration.ofMinutes(59));
    assertThat(target.sent).containsExactly("a0");
    timer.advance(Duration.ofMinutes(1));
    assertThat(target.sent).containsExactly("a0", "b1");
  }

  @Test
  void aWishForCenturiesIsNoArithmeticProblem() {
    delivery.accept(records(record("a", 0)));
    target.refuse("a0", Duration.ofSeconds(Long.MAX_VALUE));
    assertThat(delivery.failure()).isInstanceOf(RetriesExhaustedException.class);
  }

  @Test
  void aFailureStopsSendingAndTheFirstOneCounts() {
    delivery.accept(records(record("a", 0), record("b", 1), record("c", 2), record("a", 3)));
    target.answer("a0", new Outcome.Fail(new IllegalStateException("revoked token")));
    target.answer("b1", new Outcome.Fail(new IllegalStateException("second")));
    target.deliver("c2");
    delivery.accept(records(record("d", 4)));
    assertThat(delivery.failure()).hasMessage("revoked token");
    assertThat(target.sent).containsExactly("a0", "b1", "c2");
    assertThat(delivery.inFlight()).isZero();
    assertThat(delivery.committable(Map.of(P0, offset(5)))).containsEntry(P0, offset(0));
  }

  @Test
  void whateverTheSenderDoesEndsInAFailure() {
    assertThat(failureOf(() -> thrown(new IllegalStateException("broken")))).hasMessage("broken");
    assertThat(failureOf(() -> thrown(new NoClassDefFoundError("missing"))))
        .hasRootCauseMessage("missing");
    assertThat(failureOf(() -> null)).hasMessage("the sender returned null");
  }

  private static CompletionStage<Outcome> thrown(Throwable error) {
    if (error instanceof Error serious) {
      throw serious;
    }
    throw (RuntimeException) error;
  }

  @SuppressWarnings("NullAway") // senders are written by others
  private @Nullable Exception failureOf(Supplier<@Nullable CompletionStage<Outcome>> behaviour) {
    Delivery broken = new Delivery(options(Ordering.KEY, 10), record -> behaviour.get(), timer);
    broken.accept(records(record("a", 0)));
    assertThat(broken.inFlight()).isZero();
    return broken.failure();
  }

  @Test
  void aStageThatBreaksOffIsAFailure() {
    delivery.accept(records(record("a", 0)));
    target.breakOff("a0", new CompletionException(new IllegalStateException("cut")));
    assertThat(delivery.failure()).hasMessage("cut");
  }

  @Test
  @SuppressWarnings("NullAway") // senders are written by others
  void noOutcomeIsAFailure() {
    delivery.accept(records(record("a", 0)));
    target.answer("a0", null);
    assertThat(delivery.failure()).hasMessage("the sender gave no outcome");
  }

  @Test
  void nothingIsSentAfterClose() {
    delivery.accept(records(record("a", 0), record("a", 1)));
    delivery.close();
    target.deliver("a0");
    assertThat(target.sent).containsExactly("a0");
    assertThat(timer.isClosed()).isTrue();
  }

  @Test
  void aTargetThatCannotBeReachedIsTriedByOneRecordAtATime() {
    delivery.accept(records(record("a", 0), record("b", 1), record("c", 2)));
    target.answer("a0", unreachable());
    target.answer("b1", unreachable());
    target.answer("c2", unreachable());
    assertThat(target.underWay).isEmpty();
    for (int tries = 0; tries < 3; tries++) {
      timer.advance(Duration.ofSeconds(1));
      assertThat(target.underWay).hasSize(1);
      target.answer(target.underWay.get(0).record().value(), unreachable());
    }
    timer.advance(Duration.ofSeconds(1));
    target.answer(target.underWay.get(0).record().value(), Outcome.DELIVERED);
    assertThat(target.underWay).as("in full use at once").hasSize(2);
  }

  @Test
  void theBudgetOfARecordEndsTheTriesToReachATarget() {
    delivery.accept(records(record("a", 0), record("b", 1)));
    target.answer("a0", unreachable());
    target.answer("b1", unreachable());
    for (int tries = 0; delivery.failure() == null; tries++) {
      assertThat(tries).isLessThan(1_000);
      timer.advance(Duration.ofSeconds(1));
      if (!target.underWay.isEmpty()) {
        target.answer(target.underWay.get(0).record().value(), unreachable());
      }
    }
    assertThat(delivery.failure())
        .isInstanceOf(RetriesExhaustedException.class)
        .hasMessageContaining("no route");
  }

  private static Outcome unreachable() {
    return new Outcome.Unreachable(new java.io.IOException("no route"));
  }
}
