/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.core.delivery.RetryPolicy;
import com.wearepatchworks.connect.jdbc.client.DatabaseException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits between the attempts of one batch, and ends them when the budget is used up. */
final class Backoff {
  private static final Logger LOG = LoggerFactory.getLogger(Backoff.class);

  private final RetryPolicy policy;
  private int failures;
  private long firstFailure;
  private volatile boolean waiting;

  Backoff(RetryPolicy policy) {
    this.policy = policy;
  }

  /** A new batch. */
  void start() {
    failures = 0;
    waiting = false;
  }

  /** Whether the last attempt failed and the next one has not ended. */
  boolean isRetrying() {
    return waiting;
  }

  /** Waits for the next attempt. */
  void await(DatabaseException failure) throws InterruptedException {
    long wait = next(failure);
    waiting = true;
    long until = System.nanoTime() + wait;
    for (long left = wait; left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  /** How long to wait, in nanoseconds. */
  long next(DatabaseException failure) {
    if (failures++ == 0) {
      firstFailure = System.nanoTime();
    }
    Duration age = Duration.ofNanos(System.nanoTime() - firstFailure);
    Duration delay = policy.delay(failures, age, null);
    if (delay == null) {
      throw new ConnectException(
          "%s. Given up after %d attempts in %d ms (retry.budget.ms)"
              .formatted(failure.getMessage(), failures, age.toMillis()),
          failure);
    }
    LOG.warn(
        "Attempt {} failed, the next one in {} ms: {}",
        failures,
        delay.toMillis(),
        failure.getMessage());
    return TimeUnit.MILLISECONDS.toNanos(delay.toMillis());
  }
}
