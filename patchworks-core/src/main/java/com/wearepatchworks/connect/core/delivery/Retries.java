/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import com.wearepatchworks.connect.core.failure.Outcome;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when a failed record is sent again, or that it is not. Guarded by the delivery's lock.
 */
final class Retries {
  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

  private final DeliveryOptions options;
  private final Timer timer;
  private final TargetGate gate;
  private final DeliveryStatistics statistics;

  Retries(DeliveryOptions options, Timer timer, TargetGate gate, DeliveryStatistics statistics) {
    this.options = options;
    this.timer = timer;
    this.gate = gate;
    this.statistics = statistics;
  }

  /**
   * Runs {@code again} after a while and returns null; or returns the outcome that ends the record.
   */
  @Nullable Outcome later(Pending pending, Outcome.Retry retry, Consumer<Pending> again) {
    Duration age = failed(pending);
    if (retry.notBefore() != null) {
      gate.hold(retry.notBefore());
    }
    Duration delay = options.retry().delay(pending.failures, age, retry.notBefore());
    if (delay == null) {
      return exhausted(pending, age, retry.cause());
    }
    LOG.warn(
        "Attempt {} for {} failed, next in {} ms: {}",
        pending.failures,
        pending.position(),
        delay.toMillis(),
        retry.cause().toString());
    timer.after(delay, () -> again.accept(pending));
    return null;
  }

  /** Shuts the gate for a while and returns null; or returns the outcome that ends the record. */
  @Nullable Outcome whenReachable(Pending pending, Exception cause) {
    Duration age = failed(pending);
    boolean first = !gate.isShut(0);
    Duration delay = gate.unreachable(options.retry(), age);
    if (delay == null) {
      return exhausted(pending, age, cause);
    }
    if (first) {
      LOG.warn(
          "The target cannot be reached, next try in {} ms: {}",
          delay.toMillis(),
          cause.toString());
    }
    return null;
  }

  /** Counts a failure; the age of the record's first one. */
  private Duration failed(Pending pending) {
    long now = timer.nanoTime();
    if (pending.failures++ == 0) {
      pending.firstFailureNanos = now;
    }
    statistics.retried();
    return Duration.ofNanos(now - pending.firstFailureNanos);
  }

  private Outcome exhausted(Pending pending, Duration age, Exception last) {
    String message =
        "Gave up on %s after %d attempts in %d ms (retry.budget.ms=%d); last: %s"
            .formatted(
                pending.position(),
                pending.failures,
                age.toMillis(),
                options.retry().budget().toMillis(),
                last.getMessage());
    RetriesExhaustedException cause = new RetriesExhaustedException(message, last);
    return options.exhausted() == Exhausted.FAIL
        ? new Outcome.Fail(cause)
        : new Outcome.Report(cause);
  }
}
