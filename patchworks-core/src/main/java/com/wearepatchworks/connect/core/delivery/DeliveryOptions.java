/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import java.time.Duration;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** How an asynchronous sink delivers: its options, declared once for every such sink. */
public record DeliveryOptions(
    Limits limits,
    Ordering ordering,
    RetryPolicy retry,
    Exhausted exhausted,
    Duration commitInterval) {
  private static final String IN_FLIGHT = "max.in.flight";
  private static final String ORDERING = "ordering";
  private static final String RECORDS = "buffer.max.records";
  private static final String BYTES = "buffer.max.bytes";
  private static final String BACKOFF = "retry.backoff.ms";
  private static final String BACKOFF_MAX = "retry.backoff.max.ms";
  private static final String BUDGET = "retry.budget.ms";
  private static final String EXHAUSTED = "retry.exhausted";
  private static final String COMMIT_INTERVAL = "commit.interval.ms";

  /** Declares the options. */
  public static ConfigDef define(ConfigDef def) {
    defineDelivery(OptionGroup.of(def, "Delivery"));
    defineRetries(OptionGroup.of(def, "Retries"));
    return def;
  }

  private static void defineDelivery(OptionGroup group) {
    group
        .add(
            Option.integer(IN_FLIGHT)
                .defaultsTo(32)
                .validatedBy(between(1, 10_000))
                .important()
                .doc(
                    "Requests under way at once, per task. Throughput is about this number divided by the target's response time."))
        .add(
            Option.string(ORDERING)
                .defaultsTo("key")
                .validatedBy(OneOf.constantsOf(Ordering.class))
                .recommendedBy(OneOf.constantsOf(Ordering.class))
                .important()
                .doc(
                    "Which records wait for each other. `key`: records of one partition with the same key (records without a key wait for none); `partition`: all records of a partition; `none`."))
        .add(
            Option.integer(RECORDS)
                .defaultsTo(5_000)
                .validatedBy(atLeast(1))
                .advanced()
                .doc(
                    "Records that a task holds before it pauses its partitions. The last `put` (max.poll.records) may go over it."))
        .add(
            Option.number(BYTES)
                .defaultsTo(32L << 20)
                .validatedBy(atLeast(1))
                .advanced()
                .doc(
                    "Estimated size of the records that a task holds, in bytes, before it pauses its partitions."))
        .add(
            Option.number(COMMIT_INTERVAL)
                .defaultsTo(5_000L)
                .validatedBy(atLeast(100))
                .advanced()
                .doc(
                    "How often progress is committed while records are delivered, in ms, if that is sooner than the worker's offset.flush.interval.ms. What was delivered since the last commit is sent again after a crash."));
  }

  private static void defineRetries(OptionGroup group) {
    group
        .add(
            Option.number(BACKOFF)
                .defaultsTo(200L)
                .validatedBy(atLeast(1))
                .doc(
                    "Bound of the wait after a record's first failure, in ms. It doubles with each failure; the wait is drawn between 0 and the bound (full jitter)."))
        .add(
            Option.number(BACKOFF_MAX)
                .defaultsTo(30_000L)
                .validatedBy(atLeast(1))
                .doc("Bound of every wait, in ms."))
        .add(
            Option.number(BUDGET)
                .defaultsTo(600_000L)
                .validatedBy(atLeast(0))
                .important()
                .doc(
                    "How long a record is retried, in ms since its first failure. 0: one attempt only."))
        .add(
            Option.string(EXHAUSTED)
                .defaultsTo("fail")
                .validatedBy(OneOf.constantsOf(Exhausted.class))
                .recommendedBy(OneOf.constantsOf(Exhausted.class))
                .doc(
                    "When the budget is used up. `fail`: the task fails and nothing is skipped; `report`: the record goes to the dead-letter queue."));
  }

  /** The options of a parsed configuration. */
  public static DeliveryOptions from(AbstractConfig config) {
    return new DeliveryOptions(
        new Limits(config.getInt(IN_FLIGHT), config.getInt(RECORDS), config.getLong(BYTES)),
        OneOf.parse(Ordering.class, config.getString(ORDERING)),
        new RetryPolicy(
            Duration.ofMillis(config.getLong(BACKOFF)),
            Duration.ofMillis(config.getLong(BACKOFF_MAX)),
            Duration.ofMillis(config.getLong(BUDGET))),
        OneOf.parse(Exhausted.class, config.getString(EXHAUSTED)),
        Duration.ofMillis(config.getLong(COMMIT_INTERVAL)));
  }
}
