/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when the test says so, on the test's thread. */
final class ManualTimer implements Timer {
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
  private long now = Long.MAX_VALUE - 1_000; // a clock may start anywhere, and overflow
  private long added;
  private long elapsed;
  private boolean closed;

  private record Due(long at, long number, Runnable action) {}

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void after(Duration delay, Runnable action) {
    due.add(new Due(elapsed + delay.toNanos(), added++, action));
  }

  void advance(Duration time) {
    long end = elapsed + time.toNanos();
    while (!closed && !due.isEmpty() && due.peek().at() <= end) {
      Due next = due.remove();
      pass(next.at() - elapsed);
      next.action().run();
    }
    pass(end - elapsed);
  }

  /** Lets the time come at which the next action is due; false when there is none. */
  boolean advanceToNext() {
    Due next = due.peek();
    if (next == null || closed) {
      return false;
    }
    advance(Duration.ofNanos(Math.max(0, next.at() - elapsed)));
    return true;
  }

  private void pass(long nanos) {
    elapsed += nanos;
    now += nanos;
  }

  int waiting() {
    return due.size();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
