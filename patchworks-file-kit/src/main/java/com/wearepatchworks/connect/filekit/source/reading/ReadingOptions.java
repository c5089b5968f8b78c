/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.VisibleWhen;
import com.wearepatchworks.connect.core.poll.InFlight;
import com.wearepatchworks.connect.filekit.pacing.Backoff;
import java.time.Duration;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How files are read: how many at once, how far ahead, how fast, and what is bad about them.
 *
 * @param parallel lanes at once
 * @param byInterval whether Kafka acknowledges nothing until a time has passed
 * @param pace how fast at most
 */
public record ReadingOptions(
    int parallel,
    Prefetch.Limits prefetch,
    Handover.Limits handover,
    boolean byInterval,
    Pace pace,
    Backoff backoff,
    BadRecords bad) {
  private static final String BOUNDARY = "transaction.boundary"; // Connect's own option
  private static final String PARALLEL = "files.parallel";
  private static final String PREFETCH_FILES = "prefetch.files";
  private static final String PREFETCH_FILE_BYTES = "prefetch.file.max.bytes";
  private static final String PREFETCH_BYTES = "prefetch.max.bytes";
  private static final String BUFFER_RECORDS = "buffer.max.records";
  private static final String BUFFER_BYTES = "buffer.max.bytes";
  private static final String POLL_RECORDS = "poll.max.records";
  private static final String BANDWIDTH = "read.max.bytes.per.second";
  private static final String REQUESTS = "read.max.requests.per.second";
  private static final String BACKOFF = "retry.backoff.ms";
  private static final String BACKOFF_MAX = "retry.backoff.max.ms";
  private static final String BAD = "errors.bad.records";
  private static final String BAD_TOPIC = "errors.bad.records.topic";
  private static final String BAD_MAX = "errors.bad.records.max";

  /**
   * How fast a task reads at most; 0 for no bound.
   *
   * @param requestsPerSecond listings, looks, openings, moves, deletions
   */
  public record Pace(long bytesPerSecond, long requestsPerSecond) {}

  /** Declares the options. */
  public static void define(ConfigDef def) {
    OptionGroup reading = OptionGroup.of(def, "Reading");
    defineParallel(reading);
    defineBuffer(reading);
    definePace(reading);
    defineBad(OptionGroup.of(def, "Bad records"));
  }

  private static void defineParallel(OptionGroup group) {
    group
        .add(
            Option.integer(PARALLEL)
                .defaultsTo(4)
                .validatedBy(between(1, 64))
                .doc(
                    "How many files a task reads at the same time, of different order keys (`files.order.key`). 1 with transaction.boundary=connector."))
        .add(
            Option.integer(PREFETCH_FILES)
                .defaultsTo(8)
                .validatedBy(between(0, 64))
                .doc(
                    "How many small files are fetched into memory at the same time, ahead of their turn; 0 fetches none. The order in which they are read stays."))
        .add(
            Option.integer(PREFETCH_FILE_BYTES)
                .defaultsTo(1 << 20)
                .validatedBy(atLeast(0))
                .advanced()
                .doc("The largest file that is fetched ahead."))
        .add(
            Option.number(PREFETCH_BYTES)
                .defaultsTo(16L << 20)
                .validatedBy(atLeast(0))
                .advanced()
                .doc("Bytes of files that were fetched and not yet read."));
  }

  private static void defineBuffer(OptionGroup group) {
    group
        .add(
            Option.integer(BUFFER_RECORDS)
                .defaultsTo(10_000)
                .validatedBy(atLeast(1))
                .advanced()
                .doc(
                    "Records that were read and wait to be sent; then reading waits. As many may be under way to Kafka, not acknowledged; then sending waits (not with exactly-once support and a transaction.boundary of connector or interval)."))
        .add(
            Option.number(BUFFER_BYTES)
                .defaultsTo(16L << 20)
                .validatedBy(atLeast(1_024))
                .advanced()
                .doc(
                    "Estimated bytes of records that were read and wait to be sent; as many may be under way to Kafka, not acknowledged."))
        .add(
            Option.integer(POLL_RECORDS)
                .defaultsTo(5_000)
                .validatedBy(atLeast(1))
                .advanced()
                .doc(
                    "Records that are handed to Kafka's producer at once, about; with exactly-once support and transaction.boundary=poll, the size of a transaction."));
  }

  private static void definePace(OptionGroup group) {
    group
        .add(
            Option.number(BANDWIDTH)
                .defaultsTo(0L)
                .validatedBy(atLeast(0))
                .doc("Bytes a second that a task reads at most; 0 sets no bound."))
        .add(
            Option.number(REQUESTS)
                .defaultsTo(0L)
                .validatedBy(atLeast(0))
                .doc(
                    "How often a second a task asks the store for something at most: a directory's listing, a look at a file, opening, moving or deleting one. A small file takes about four. What is read of contents counts for read.max.bytes.per.second alone. 0 sets no bound."))
        .add(
            Option.number(BACKOFF)
                .defaultsTo(500L)
                .validatedBy(between(1, 3_600_000))
                .advanced()
                .doc(
                    "Bound of the first wait after a failure of the store; it doubles with each further one, and each wait is a random part of it. A store that cannot be reached is tried for ever."))
        .add(
            Option.number(BACKOFF_MAX)
                .defaultsTo(30_000L)
                .validatedBy(between(1, 3_600_000))
                .advanced()
                .doc("Bound of every wait."));
  }

  private static void defineBad(OptionGroup group) {
    group
        .add(
            Option.string(BAD)
                .defaultsTo("fail")
                .validatedBy(OneOf.constantsOf(BadRecords.Action.class))
                .recommendedBy(OneOf.constantsOf(BadRecords.Action.class))
                .governs(BAD_TOPIC)
                .important()
                .doc(
                    "A record that does not follow the format, is larger than record.max.bytes, or lacks what key, topic or timestamp need. `fail`: its file fails (`errors.directory`); `skip`: it is passed over and logged; `topic`: its bytes go to errors.bad.records.topic, with file, line, byte and reason in headers."))
        .add(
            Option.string(BAD_TOPIC)
                .defaultsTo("")
                .recommendedBy(VisibleWhen.is(BAD, "topic"))
                .doc("Topic of bad records, with errors.bad.records=topic."))
        .add(
            Option.number(BAD_MAX)
                .defaultsTo(1_000L)
                .validatedBy(atLeast(0))
                .doc(
                    "Bad records of one file that are passed over; with more the file fails: it is rather the wrong format."));
  }

  /** Puts what is wrong across options on the option at fault. */
  public static void check(AbstractConfig config, Problems problems) {
    boolean topic = config.getString(BAD).equalsIgnoreCase("topic");
    if (topic && config.getString(BAD_TOPIC).isBlank()) {
      problems.add(BAD_TOPIC, "is needed with %s=topic".formatted(BAD));
    }
    if (config.getLong(BACKOFF) > config.getLong(BACKOFF_MAX)) {
      problems.add(BACKOFF, "must not be more than " + BACKOFF_MAX);
    }
  }

  /** As many as may wait: what is sent and what waits are the task's memory. */
  InFlight inFlight() {
    return byInterval ? InFlight.unbounded() : new InFlight(handover.records(), handover.bytes());
  }

  /** The options of a configuration. */
  public static ReadingOptions from(AbstractConfig config) {
    return new ReadingOptions(
        config.getInt(PARALLEL),
        new Prefetch.Limits(
            config.getInt(PREFETCH_FILES),
            config.getInt(PREFETCH_FILE_BYTES),
            config.getLong(PREFETCH_BYTES)),
        new Handover.Limits(
            config.getInt(BUFFER_RECORDS),
            config.getLong(BUFFER_BYTES),
            config.getInt(POLL_RECORDS)),
        "interval".equalsIgnoreCase(config.originalsStrings().get(BOUNDARY)),
        new Pace(config.getLong(BANDWIDTH), config.getLong(REQUESTS)),
        new Backoff(
            Duration.ofMillis(config.getLong(BACKOFF)),
            Duration.ofMillis(config.getLong(BACKOFF_MAX))),
        new BadRecords(
            OneOf.parse(BadRecords.Action.class, config.getString(BAD)),
            config.getString(BAD_TOPIC).trim(),
            config.getLong(BAD_MAX)));
  }
}
