/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.delivery.RetryPolicy;
import com.wearepatchworks.connect.jdbc.client.DatabaseOptions;
import com.wearepatchworks.connect.jdbc.dialect.Dialects;
import com.wearepatchworks.connect.jdbc.dialect.Names;
import com.wearepatchworks.connect.jdbc.dialect.TableId;
import com.wearepatchworks.connect.jdbc.sink.write.WriteSettings;
import com.wearepatchworks.connect.jdbc.sink.write.WriteSettings.Events;
import java.time.Duration;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** When and how rows are written, and what is promised. */
final class WriteOptions {
  static final String DELIVERY = "delivery";
  static final String OFFSETS_TABLE = "offsets.table";
  static final String LINGER_MS = "linger.ms";
  static final String MAX_ROWS = "batch.max.rows";
  static final String MAX_BYTES = "batch.max.bytes";
  static final String WRITERS = "writers";
  static final String KEEP_ALL = "order.keep.all";
  static final String SYNCHRONOUS = "synchronous.commit";
  static final String RETRY_INITIAL_MS = "retry.backoff.initial.ms";
  static final String RETRY_MAX_MS = "retry.backoff.max.ms";
  static final String RETRY_BUDGET_MS = "retry.budget.ms";

  private WriteOptions() {}

  /** What is promised. */
  enum Delivery {
    AT_LEAST_ONCE,
    EXACTLY_ONCE
  }

  static void define(ConfigDef def) {
    definePromise(OptionGroup.of(def, "Delivery"));
    defineBatches(OptionGroup.of(def, "Batches"));
    defineRetries(OptionGroup.of(def, "Retries"));
  }

  private static void definePromise(OptionGroup options) {
    OneOf deliveries = OneOf.constantsOf(Delivery.class);
    options
        .add(
            Option.string(DELIVERY)
                .defaultsTo(OneOf.word(Delivery.AT_LEAST_ONCE))
                .validatedBy(deliveries)
                .recommendedBy(deliveries)
                .important()
                .doc(
                    "at-least-once: offsets are committed to Kafka after the rows; a batch may be written again after a crash, which upsert and update do not notice. exactly-once: offsets are written into offsets.table in the same transaction as the rows; the task goes on where the table says, and a task that has lost its partitions can write no more."))
        .add(
            Option.string(OFFSETS_TABLE)
                .defaultsTo("patchworks_connect_offsets")
                .doc(
                    "Table for the offsets of delivery=exactly-once: table or schema.table. It is created if it is missing; connectors may share it."))
        .add(
            Option.flag(SYNCHRONOUS)
                .defaultsTo(true)
                .advanced()
                .doc(
                    "PostgreSQL: whether a commit waits for the disk. false is faster, and allowed with delivery=exactly-once only: rows that a crash of the server takes away are written again, since their offsets are gone with them."));
  }

  private static void defineBatches(OptionGroup options) {
    options
        .add(
            Option.number(LINGER_MS)
                .defaultsTo(100L)
                .validatedBy(between(0, 600_000))
                .doc(
                    "How long rows wait for others to be written with them, in milliseconds. Batches are also written when they are full, when a writer is idle and 2,000 rows wait for it, and before offsets are committed."))
        .add(
            Option.integer(MAX_ROWS)
                .defaultsTo(10_000)
                .validatedBy(between(1, 1_000_000))
                .doc("Rows of one batch, which is one transaction."))
        .add(
            Option.number(MAX_BYTES)
                .defaultsTo(16L << 20)
                .validatedBy(between(1_024, 1L << 30))
                .doc("Encoded bytes of one batch. A writer holds two batches."))
        .add(
            Option.integer(WRITERS)
                .defaultsTo(1)
                .validatedBy(between(1, 64))
                .doc(
                    "Connections that a task writes on at the same time. Records of one key always go to the same one; with delivery=exactly-once, records of one partition do."))
        .add(
            Option.flag(KEEP_ALL)
                .defaultsTo(false)
                .advanced()
                .doc(
                    "Write every event of a key, in order, for triggers that have to see them all. false: upsert and update write the last event per key of a batch. Always so for tables with a second unique key."));
  }

  private static void defineRetries(OptionGroup options) {
    options
        .add(
            Option.number(RETRY_INITIAL_MS)
                .defaultsTo(100L)
                .validatedBy(atLeast(1))
                .advanced()
                .doc("Longest wait before the second attempt, in milliseconds; it doubles."))
        .add(
            Option.number(RETRY_MAX_MS)
                .defaultsTo(10_000L)
                .validatedBy(atLeast(1))
                .advanced()
                .doc("Longest wait between two attempts, in milliseconds."))
        .add(
            Option.number(RETRY_BUDGET_MS)
                .defaultsTo(600_000L)
                .validatedBy(atLeast(0))
                .doc(
                    "How long a batch is tried again after a deadlock, a time-out, a lost connection or a failover, in milliseconds; then the task fails. Partitions are paused meanwhile."));
  }

  static void check(AbstractConfig config, Problems problems) {
    Names names = DatabaseOptions.from(config).dialect().names();
    problems.addIfThrows(OFFSETS_TABLE, () -> names.parse(config.getString(OFFSETS_TABLE)));
    if (!config.getBoolean(SYNCHRONOUS)) {
      if (!exactlyOnce(config)) {
        problems.add(
            SYNCHRONOUS,
            "false loses rows when the database's server crashes, unless delivery=exactly-once");
      } else if (!DatabaseOptions.from(config).dialect().name().equals(Dialects.POSTGRESQL)) {
        problems.add(SYNCHRONOUS, "false is for PostgreSQL only");
      }
    }
  }

  static boolean exactlyOnce(AbstractConfig config) {
    return OneOf.parse(Delivery.class, config.getString(DELIVERY)) == Delivery.EXACTLY_ONCE;
  }

  static boolean synchronous(AbstractConfig config) {
    return config.getBoolean(SYNCHRONOUS);
  }

  static TableId offsetsTable(AbstractConfig config, Names names) {
    return names.parse(config.getString(OFFSETS_TABLE));
  }

  static WriteSettings settings(AbstractConfig config) {
    return new WriteSettings(
        Duration.ofMillis(config.getLong(LINGER_MS)),
        config.getInt(MAX_ROWS),
        config.getLong(MAX_BYTES),
        config.getInt(WRITERS),
        config.getBoolean(KEEP_ALL) ? Events.ALL : Events.LAST,
        new RetryPolicy(
            Duration.ofMillis(config.getLong(RETRY_INITIAL_MS)),
            Duration.ofMillis(config.getLong(RETRY_MAX_MS)),
            Duration.ofMillis(config.getLong(RETRY_BUDGET_MS))));
  }
}
