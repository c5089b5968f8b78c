/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits of the program that directs the processes; none is in what is measured. */
public final class Pause {
  private static final Duration STEP = Duration.ofMillis(50);

  private Pause() {}

  /** Lets the time pass. */
  public static void of(Duration time) {
    try {
      // nobody counts it down: it passes when the time does
      var unused = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkException("interrupted", e);
    }
  }

  /**
   * Waits until it is so.
   *
   * @param what completes the sentence "gave up waiting until ..."
   * @return how long that took
   * @throws BenchmarkException when it is not so in time
   */
  public static Duration until(String what, Duration atMost, BooleanSupplier so) {
    long start = System.nanoTime();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() - start > atMost.toNanos()) {
        throw new BenchmarkException(
            "gave up waiting until %s, after %d s".formatted(what, atMost.toSeconds()));
      }
      of(STEP);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
