/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.pacing;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Moments as the five fields of a Unix crontab say: minute, hour, day, month, day of week. */
public final class CronSchedule {
  private final ExecutionTime times;
  private final ZoneId zone;

  private CronSchedule(ExecutionTime times, ZoneId zone) {
    this.times = times;
    this.zone = zone;
  }

  /**
   * The moments in {@code zone}.
   *
   * @throws IllegalArgumentException when {@code text} is no such expression
   */
  public static CronSchedule parse(String text, ZoneId zone) {
    return new CronSchedule(ExecutionTime.forCron(cron(text)), zone);
  }

  private static Cron cron(String text) {
    return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(text);
  }

  /** The first moment after {@code ms}; the end of time when there is none. */
  public long after(long ms) {
    return times
        .nextExecution(Instant.ofEpochMilli(ms).atZone(zone))
        .map(next -> next.toInstant().toEpochMilli())
        .orElse(Long.MAX_VALUE);
  }

  /** Accepts such text; null and nothing stand for "not set". */
  public record Valid() implements Validator {
    @Override
    public void ensureValid(String name, @Nullable Object value) {
      try {
        if (value != null && !value.toString().isBlank()) {
          cron(value.toString());
        }
      } catch (IllegalArgumentException e) {
        throw new ConfigException(
            name, value, "is no crontab expression of five fields: " + e.getMessage());
      }
    }

    @Override
    public String toString() {
      return "a crontab expression: minute hour day month day-of-week";
    }
  }

  /** Accepts names of time zones. */
  public record ValidZone() implements Validator {
    @Override
    public void ensureValid(String name, Object value) {
      try {
        ZoneId unused = ZoneId.of(value.toString());
      } catch (DateTimeException e) {
        throw new ConfigException(name, value, "is no time zone: " + e.getMessage());
      }
    }

    @Override
    public String toString() {
      return "a time zone such as UTC or Europe/London";
    }
  }
}
