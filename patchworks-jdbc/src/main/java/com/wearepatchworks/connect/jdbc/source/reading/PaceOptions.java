/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.poll.InFlight;
import java.time.Duration;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/**
 * How often and how much is read.
 *
 * @param interval between two looks at a table that had nothing new
 * @param channel of PostgreSQL's NOTIFY, which ends the wait; null for none
 * @param pageRows rows of a page at most
 * @param pageBytes bytes of a page, roughly
 * @param bufferBytes of pages that are read ahead
 * @param byInterval whether Kafka acknowledges nothing until a time has passed
 */
public record PaceOptions(
    Duration interval,
    @Nullable String channel,
    int pageRows,
    long pageBytes,
    long bufferBytes,
    boolean byInterval) {
  private static final String BOUNDARY = "transaction.boundary"; // Connect's own option

  /** Short pages would otherwise wait for Kafka's round trips. */
  private static final int LEAST_IN_FLIGHT = 2_000;

  private static final String INTERVAL_MS = "poll.interval.ms";

  /** Name of the option. */
  public static final String CHANNEL = "notify.channel";

  private static final String PAGE_ROWS = "page.rows";
  private static final String PAGE_BYTES = "page.max.bytes";
  private static final String BUFFER_BYTES = "buffer.max.bytes";

  /** Declares the options, group "Pace". */
  public static ConfigDef define(ConfigDef def) {
    return OptionGroup.of(def, "Pace")
        .add(
            Option.number(INTERVAL_MS)
                .defaultsTo(1_000L)
                .validatedBy(atLeast(1))
                .doc(
                    "How long to leave a table alone that had nothing new, in milliseconds. While"
                        + " there is more, nothing waits."))
        .add(
            Option.string(CHANNEL)
                .optional()
                .doc(
                    "PostgreSQL: channel on which a trigger of yours calls NOTIFY when rows are"
                        + " written. Then tables are looked at within milliseconds, and"
                        + " poll.interval.ms may be long."))
        .add(
            Option.integer(PAGE_ROWS)
                .defaultsTo(10_000)
                .validatedBy(between(1, 1_000_000))
                .doc("Rows of one page, and of one batch for Kafka, at most."))
        .add(
            Option.number(PAGE_BYTES)
                .defaultsTo(8_388_608L)
                .validatedBy(atLeast(1_024))
                .advanced()
                .doc(
                    "Bytes of one page, roughly, by the size of the rows before: pages of wide rows"
                        + " are shorter. The first page of a table that had nothing new has 200"
                        + " rows at most, and those behind it eight times as many each."))
        .add(
            Option.number(BUFFER_BYTES)
                .defaultsTo(8_388_608L)
                .validatedBy(atLeast(1_024))
                .advanced()
                .doc("Bytes of pages that a task reads ahead of Kafka, roughly."))
        .end();
  }

  /**
   * What may be under way to Kafka: while one page is acknowledged, there is another. By count
   * only; pages are bounded by bytes.
   */
  public InFlight inFlight() {
    return byInterval
        ? InFlight.unbounded()
        : new InFlight(Math.max(2L * pageRows, LEAST_IN_FLIGHT), Long.MAX_VALUE);
  }

  /** The options as values. */
  public static PaceOptions from(AbstractConfig config) {
    return new PaceOptions(
        Duration.ofMillis(config.getLong(INTERVAL_MS)),
        config.getString(CHANNEL),
        config.getInt(PAGE_ROWS),
        config.getLong(PAGE_BYTES),
        config.getLong(BUFFER_BYTES),
        "interval".equalsIgnoreCase(config.originalsStrings().get(BOUNDARY)));
  }
}
