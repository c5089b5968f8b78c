/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.pacing;

import java.time.Duration;

/** Bounds bytes a second over all streams of a task; a second's worth may come at once. */
public final class Throttle {
  /** No bound. */
  public static final Throttle NONE = new Throttle(0, new StopSignal());

  private static final long SECOND = 1_000_000_000L;

  private final long bytesPerSecond;
  private final Timing timing;
  private long freeAt;

  /** A bound, or none with 0. */
  public Throttle(long bytesPerSecond, Timing timing) {
    this.bytesPerSecond = bytesPerSecond;
    this.timing = timing;
    this.freeAt = timing.nanoTime() - SECOND;
  }

  /** Counts what was read, and waits as long as it was too much. */
  public void count(long bytes) {
    if (bytesPerSecond > 0 && bytes > 0) {
      long ahead = reserve(bytes);
      if (ahead > 0) {
        timing.pause(Duration.ofNanos(ahead));
      }
    }
  }

  private synchronized long reserve(long bytes) {
    long now = timing.nanoTime();
    if (freeAt < now - SECOND) {
      freeAt = now - SECOND;
    }
    freeAt += (long) (bytes * (double) SECOND / bytesPerSecond);
    return freeAt - now;
  }
}
