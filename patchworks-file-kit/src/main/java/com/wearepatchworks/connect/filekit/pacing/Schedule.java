/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.pacing;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When to look again: after an interval, or at moments of the calendar. */
public final class Schedule {
  private static final Duration SELDOM = Duration.ofDays(1);

  private final Duration interval;
  private final @Nullable CronSchedule moments;

  private Schedule(Duration interval, @Nullable CronSchedule moments) {
    this.interval = interval;
    this.moments = moments;
  }

  /** Again and again after {@code interval}. */
  public static Schedule every(Duration interval) {
    return new Schedule(interval, null);
  }

  /** At certain moments. */
  public static Schedule at(CronSchedule moments) {
    return new Schedule(Duration.ZERO, moments);
  }

  /** Whether the first look is at once, too: not at moments of the calendar. */
  public boolean startsAtOnce() {
    return moments == null;
  }

  /** How long from {@code now} to the next look. */
  public Duration untilNext(Instant now) {
    if (moments == null) {
      return interval;
    }
    long next = moments.after(now.toEpochMilli());
    return next == Long.MAX_VALUE ? SELDOM : Duration.between(now, Instant.ofEpochMilli(next));
  }
}
