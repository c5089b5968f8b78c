/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether anything may be sent to the target now. It is shut for as long as the target asked to be
 * left alone, and after a connection could not be made; then one record at a time tries, until one
 * gets an answer. So a dead target costs one attempt per backoff, and is used in full as soon as it
 * is back. Guarded by the delivery's lock.
 */
final class TargetGate {
  /** Longer wishes are cut to this (73 years), so that sums of clock readings do not overflow. */
  private static final long LONGEST = Long.MAX_VALUE / 4;

  private final Timer timer;
  private final Runnable whenOpen;
  private long untilNanos;
  private int failures;

  /** An open gate; {@code whenOpen} runs each time a hold is over. */
  TargetGate(Timer timer, Runnable whenOpen) {
    this.timer = timer;
    this.whenOpen = whenOpen;
    this.untilNanos = timer.nanoTime();
  }

  /** Whether a record must wait, given how many are under way. */
  boolean isShut(int inFlight) {
    return isHeld() || (failures > 0 && inFlight > 0);
  }

  private boolean isHeld() {
    return timer.nanoTime() - untilNanos < 0;
  }

  /** Shuts for {@code wish} from now unless it is shut for longer already. */
  void hold(Duration wish) {
    long nanos = Math.min(LONGEST, TimeUnit.NANOSECONDS.convert(wish));
    long until = timer.nanoTime() + nanos;
    if (until - untilNanos > 0) {
      untilNanos = until;
      timer.after(Duration.ofNanos(nanos), whenOpen);
    }
  }

  /**
   * No connection could be made.
   *
   * @param age of the record's first failure
   * @return how long the gate is shut; null when the budget does not allow another attempt
   */
  @Nullable Duration unreachable(RetryPolicy retry, Duration age) {
    if (!isHeld() || failures == 0) {
      failures++;
    }
    Duration delay = retry.delay(failures, age, null);
    if (delay != null) {
      hold(delay);
    }
    return delay;
  }

  /** The target is there. */
  void answered() {
    failures = 0;
  }
}
