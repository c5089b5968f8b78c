/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.pacing;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** When to look again: after an interval, or at the times of a cron expression (UTC). */
public final class Schedule {
  private final Duration interval;
  private final @Nullable ExecutionTime cron;

  private Schedule(Duration interval, @Nullable ExecutionTime cron) {
    this.interval = interval;
    this.cron = cron;
  }

  /** Again and again after {@code interval}. */
  public static Schedule every(Duration interval) {
    return new Schedule(interval, null);
  }

  /**
   * At the times of a cron expression of five fields, in UTC.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Schedule cron(String expression) {
    CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    return new Schedule(Duration.ZERO, ExecutionTime.forCron(parser.parse(expression)));
  }

  /** Whether the first look is at once, too: not with a cron expression. */
  public boolean startsAtOnce() {
    return cron == null;
  }

  /** How long from {@code now} to the next look. */
  public Duration untilNext(Instant now) {
    if (cron == null) {
      return interval;
    }
    return cron.timeToNextExecution(now.atZone(ZoneOffset.UTC)).orElse(Duration.ofDays(1));
  }
}
