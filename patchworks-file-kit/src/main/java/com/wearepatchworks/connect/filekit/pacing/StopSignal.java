/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Real time until {@link #stop}. An interrupt counts as one: only a stop interrupts. */
public final class StopSignal implements Timing {
  private final CountDownLatch stop = new CountDownLatch(1);

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public boolean pause(Duration duration) {
    try {
      return !stop.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public boolean stopped() {
    return stop.getCount() == 0;
  }

  /** Ends all waits, for good. */
  public void stop() {
    stop.countDown();
  }
}
