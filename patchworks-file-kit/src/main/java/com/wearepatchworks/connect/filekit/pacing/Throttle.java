/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.pacing;

import java.time.Duration;

/**
 * Bounds something a second, such as bytes, over a whole task; a second's worth may come at once.
 */
public final class Throttle {
  /** No bound. */
  public static final Throttle NONE = new Throttle(0, new StopSignal());

  private static final long SECOND = 1_000_000_000L;

  private final long perSecond;
  private final Timing timing;
  private long freeAt;

  /** A bound, or none with 0. */
  public Throttle(long perSecond, Timing timing) {
    this.perSecond = perSecond;
    this.timing = timing;
    this.freeAt = timing.nanoTime() - SECOND;
  }

  /** Counts, and waits as long as it was too much. */
  public void count(long many) {
    if (perSecond > 0 && many > 0) {
      long ahead = reserve(many);
      if (ahead > 0) {
        timing.pause(Duration.ofNanos(ahead));
      }
    }
  }

  private synchronized long reserve(long many) {
    long now = timing.nanoTime();
    if (freeAt < now - SECOND) {
      freeAt = now - SECOND;
    }
    freeAt += (long) (many * (double) SECOND / perSecond);
    return freeAt - now;
  }
}
