/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.time.Duration;

/** What a {@link FaultProxy} does to bytes right now; waits end at once when the faults do. */
final class Faults {
  private static final long NO_LIMIT = Long.MAX_VALUE;
  private static final int NANOS_PER_MILLI = 1_000_000;

  private Duration delay = Duration.ZERO;
  private boolean stalled;
  private long replyBytes = NO_LIMIT;
  private long requestBytes = NO_LIMIT;
  private Duration oneWay = Duration.ZERO;
  private int healed;

  synchronized void delay(Duration each) {
    delay = each;
  }

  synchronized void stall() {
    stalled = true;
  }

  synchronized void cutAfter(long bytes) {
    replyBytes = bytes;
  }

  synchronized void cutAfterRequests(long bytes) {
    requestBytes = bytes;
  }

  synchronized void roundTrip(Duration time) {
    oneWay = time.dividedBy(2);
  }

  synchronized void heal() {
    delay = Duration.ZERO;
    stalled = false;
    replyBytes = NO_LIMIT;
    requestBytes = NO_LIMIT;
    oneWay = Duration.ZERO;
    healed++;
    notifyAll();
  }

  synchronized long replyBytes() {
    return replyBytes;
  }

  synchronized long requestBytes() {
    return requestBytes;
  }

  synchronized Duration oneWay() {
    return oneWay;
  }

  /** Returns when the piece at hand may go on. */
  synchronized void await() throws InterruptedException {
    int before = healed;
    long end = System.nanoTime() + delay.toNanos();
    while (healed == before) {
      long left = end - System.nanoTime();
      if (stalled) {
        wait();
      } else if (left > 0) {
        wait(left / NANOS_PER_MILLI, (int) (left % NANOS_PER_MILLI));
      } else {
        return;
      }
    }
  }
}
