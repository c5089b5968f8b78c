/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.lab;

import java.time.Duration;

/**
 * How long everything takes.
 *
 * @param rounds of each contender, interleaved with those of the others
 * @param firstWarmUp of each contender before its first round, for the JIT compiler
 * @param warmUp at the beginning of each round
 * @param measured of each round
 * @param hold how long the target stays dead in the heap test
 */
public record Plan(
    int rounds, Duration firstWarmUp, Duration warmUp, Duration measured, Duration hold) {
  private static final Duration HOLD = Duration.ofSeconds(30);

  /** Five rounds. */
  public static Plan full() {
    return new Plan(5, Duration.ofSeconds(15), Duration.ofSeconds(2), Duration.ofSeconds(5), HOLD);
  }

  /** Three short rounds: enough to see that all works, not enough to quote. */
  public static Plan quick() {
    return new Plan(3, Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(2), HOLD);
  }

  /** The same with other measured times. */
  public Plan withMeasured(Duration time) {
    return new Plan(rounds, firstWarmUp, warmUp, time, hold);
  }
}
