/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A bounded wait for something on the other side of a socket, which cannot wake us. */
final class Deadline {
  private static final CountDownLatch NEVER = new CountDownLatch(1);
  private static final long PAUSE_MS = 50;

  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  static Deadline after(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  boolean passed() {
    return System.nanoTime() - end >= 0;
  }

  /** Waits a moment before the next look. */
  void pause() {
    try {
      if (NEVER.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("this latch is never counted down");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while waiting", e);
    }
  }
}
