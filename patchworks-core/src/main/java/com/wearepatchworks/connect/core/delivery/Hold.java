/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The time before which the target asked to be left alone. Guarded by the delivery's lock. */
final class Hold {
  /** Longer wishes are cut to this (73 years), so that sums of clock readings do not overflow. */
  private static final long LONGEST = Long.MAX_VALUE / 4;

  private final Timer timer;
  private long untilNanos;

  Hold(Timer timer) {
    this.timer = timer;
    this.untilNanos = timer.nanoTime();
  }

  boolean lasts() {
    return timer.nanoTime() - untilNanos < 0;
  }

  /** Lasts for {@code wish} from now unless it lasts longer already; runs {@code then} after it. */
  void extend(Duration wish, Runnable then) {
    long nanos = Math.min(LONGEST, TimeUnit.NANOSECONDS.convert(wish));
    long until = timer.nanoTime() + nanos;
    if (until - untilNanos > 0) {
      untilNanos = until;
      timer.after(Duration.ofNanos(nanos), then);
    }
  }
}
