/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Exponential backoff with full jitter (a uniform draw between nothing and the exponential bound),
 * within a time budget per record.
 *
 * @param initial bound of the first wait
 * @param max bound of every wait
 * @param budget from a record's first failure; after it the record is exhausted
 * @param random draws a number from 0 (inclusive) to its argument (exclusive)
 */
public record RetryPolicy(
    Duration initial, Duration max, Duration budget, LongUnaryOperator random) {
  /** A shift may not reach the width of a long. */
  private static final int MAX_DOUBLINGS = 62;

  /** The policy with a real random source. */
  public RetryPolicy(Duration initial, Duration max, Duration budget) {
    this(initial, max, budget, bound -> ThreadLocalRandom.current().nextLong(bound));
  }

  /**
   * How long to wait after the {@code failures}-th failure (from 1), the first of which is {@code
   * age} old; never less than the target asked for. Null when the budget does not allow another
   * attempt.
   */
  public @Nullable Duration delay(int failures, Duration age, @Nullable Duration notBefore) {
    if (age.compareTo(budget) >= 0) {
      return null;
    }
    long bound = Math.min(bound(failures - 1), Long.MAX_VALUE - 1);
    Duration delay = Duration.ofMillis(random.applyAsLong(bound + 1));
    if (notBefore != null && notBefore.compareTo(delay) > 0) {
      delay = notBefore;
    }
    return age.plus(delay).compareTo(budget) > 0 ? null : delay;
  }

  private long bound(int doublings) {
    int shift = Math.min(doublings, MAX_DOUBLINGS);
    boolean reached = initial.toMillis() > max.toMillis() >> shift;
    return reached ? max.toMillis() : initial.toMillis() << shift;
  }
}
