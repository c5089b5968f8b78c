/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.rotation;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.filekit.pacing.CronSchedule;
import java.time.ZoneId;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/**
 * When a file is finished: whatever comes first. 0 means never.
 *
 * @param records how many records it holds
 * @param bytes its size, as far as it has been written
 * @param recordTimeMs how far a record's time stamp may be from that of the file's first one
 * @param intervalMs how long it is open
 * @param idleMs how long nothing was written
 * @param cron at which moments; null for none
 */
public record Rotation(
    long records,
    long bytes,
    long recordTimeMs,
    long intervalMs,
    long idleMs,
    @Nullable CronSchedule cron) {
  /** The largest size of a file. */
  public static final String BYTES = "rotate.bytes";

  private static final String RECORDS = "rotate.records";
  private static final String RECORD_TIME = "rotate.record.time.ms";
  private static final String INTERVAL = "rotate.interval.ms";
  private static final String IDLE = "rotate.idle.ms";
  private static final String CRON = "rotate.cron";
  private static final String ZONE = "rotate.cron.zone";
  private static final long DAY_MS = 86_400_000;

  /** Declares the options. */
  public static void define(ConfigDef def) {
    OptionGroup group = OptionGroup.of(def, "Rotation");
    defineContent(group);
    defineTime(group);
  }

  private static void defineContent(OptionGroup group) {
    group
        .add(
            Option.number(RECORDS)
                .defaultsTo(0L)
                .validatedBy(atLeast(0))
                .important()
                .doc("A file is finished when it holds that many records. 0: any number."))
        .add(
            Option.number(BYTES)
                .defaultsTo(128L << 20)
                .validatedBy(atLeast(0))
                .important()
                .doc(
                    "A file is finished when it is that large, in bytes, as it is stored; the last record may go over it, and compression may hold back some. 0: any size that `spool.max.bytes` allows."))
        .add(
            Option.number(RECORD_TIME)
                .defaultsTo(0L)
                .validatedBy(atLeast(0))
                .doc(
                    "A record whose time stamp is that many ms or more before or after that of the file's first record begins a new file. Needs traffic; see `rotate.idle.ms`. 0: never."));
  }

  private static void defineTime(OptionGroup group) {
    group
        .add(
            Option.number(INTERVAL)
                .defaultsTo(300_000L)
                .validatedBy(between(0, 365 * DAY_MS))
                .important()
                .doc(
                    "A file is finished that many ms after it was begun, with or without traffic. 0: never."))
        .add(
            Option.number(IDLE)
                .defaultsTo(0L)
                .validatedBy(between(0, 365 * DAY_MS))
                .doc(
                    "A file is finished when nothing was written to it for that many ms. 0: never."))
        .add(
            Option.string(CRON)
                .optional()
                .validatedBy(new CronSchedule.Valid())
                .doc(
                    "Files are finished at these moments, with or without traffic: a crontab expression such as `0 6 * * *`."))
        .add(
            Option.string(ZONE)
                .defaultsTo("UTC")
                .validatedBy(new CronSchedule.ValidZone())
                .advanced()
                .doc("Time zone of `rotate.cron`."));
  }

  /** The options of a parsed configuration. */
  public static Rotation from(AbstractConfig config) {
    String cron = config.getString(CRON);
    return new Rotation(
        config.getLong(RECORDS),
        config.getLong(BYTES),
        config.getLong(RECORD_TIME),
        config.getLong(INTERVAL),
        config.getLong(IDLE),
        cron == null || cron.isBlank()
            ? null
            : CronSchedule.parse(cron, ZoneId.of(config.getString(ZONE))));
  }

  /** Refuses a configuration in which a file could stay open for ever. */
  public static void check(AbstractConfig config, Problems problems) {
    Rotation rotation = from(config);
    if (rotation.intervalMs == 0 && rotation.idleMs == 0 && rotation.cron == null) {
      problems.add(
          INTERVAL,
          "is 0, as is %s, and %s is not set: the last file would stay open until more records come. Set one of them"
              .formatted(IDLE, CRON));
    }
  }

  /** Whether nothing more fits. */
  public boolean isFull(long count, long size) {
    return (records > 0 && count >= records) || (bytes > 0 && size >= bytes);
  }

  /** Whether a record of that time stamp needs another file than the one that began at that. */
  public boolean separates(@Nullable Long firstMs, @Nullable Long recordMs) {
    return recordTimeMs > 0
        && firstMs != null
        && recordMs != null
        && Math.abs(recordMs - firstMs) >= recordTimeMs;
  }

  /** When a file that was begun then is finished at the latest; the end of time for never. */
  public long closesAt(long openedMs) {
    long byInterval = intervalMs == 0 ? Long.MAX_VALUE : openedMs + intervalMs;
    return Math.min(byInterval, cron == null ? Long.MAX_VALUE : cron.after(openedMs));
  }

  /** When it is finished if nothing more is written; the end of time for never. */
  public long idleAt(long writtenMs) {
    return idleMs == 0 ? Long.MAX_VALUE : writtenMs + idleMs;
  }
}
