/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.pacing;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongUnaryOperator;

/**
 * Exponential backoff with full jitter, without end.
 *
 * @param initial bound of the first wait
 * @param max bound of every wait
 * @param random draws a number from 0 (inclusive) to its argument (exclusive)
 */
public record Backoff(Duration initial, Duration max, LongUnaryOperator random) {
  private static final int MAX_DOUBLINGS = 30;

  /** The backoff with a real random source. */
  public Backoff(Duration initial, Duration max) {
    this(initial, max, bound -> ThreadLocalRandom.current().nextLong(bound));
  }

  /** How long to wait after the {@code failures}-th failure in a row (from 1). */
  public Duration delay(int failures) {
    int doublings = Math.min(failures - 1, MAX_DOUBLINGS);
    boolean reached = initial.toMillis() > max.toMillis() >> doublings;
    long bound = reached ? max.toMillis() : initial.toMillis() << doublings;
    return Duration.ofMillis(random.applyAsLong(bound + 1));
  }
}
