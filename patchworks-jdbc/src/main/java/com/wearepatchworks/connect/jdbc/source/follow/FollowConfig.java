/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.VisibleWhen;
import com.wearepatchworks.connect.jdbc.source.follow.FollowOptions.CreateColumn;
import com.wearepatchworks.connect.jdbc.source.follow.FollowOptions.GapFree;
import com.wearepatchworks.connect.jdbc.source.follow.FollowOptions.Late;
import com.wearepatchworks.connect.jdbc.source.follow.FollowOptions.Lookback;
import com.wearepatchworks.connect.jdbc.source.offset.Snapshot;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The options of how tables are followed. */
public final class FollowConfig {
  /** Name of the option. */
  public static final String MODE = "mode";

  static final String INCREMENTING = "incrementing.column.name";
  static final String TIMESTAMPS = "timestamp.column.name";
  static final String DELAY_MS = "timestamp.delay.interval.ms";
  static final String ZONE = "db.timezone";
  static final String REREAD_MS = "reread.window.ms";
  static final String REREAD_IDS = "reread.window.ids";
  static final String COLUMN = "gap-free.column";
  static final String CREATE = "gap-free.create.column";
  static final String LOOKBACK_COLUMN = "gap-free.lookback.column";
  static final String LOOKBACK_MS = "gap-free.lookback.ms";
  static final String LOOKBACK_IDS = "gap-free.lookback.ids";
  static final String FAILOVER = "gap-free.failover";
  static final String FAILOVER_TRANSACTIONS = "gap-free.failover.transactions";
  static final String START = "start";

  private FollowConfig() {}

  /** Declares the options, group "Mode". */
  public static ConfigDef define(ConfigDef def) {
    OptionGroup options = OptionGroup.of(def, "Mode");
    defineMode(options);
    defineColumns(options);
    defineLate(options);
    defineGapFree(options);
    defineLookback(options);
    defineFailover(options);
    return def;
  }

  private static void defineMode(OptionGroup options) {
    OneOf modes = new OneOf(Mode.words());
    options
        .add(
            Option.string(MODE)
                .validatedBy(modes)
                .recommendedBy(modes)
                .governs(INCREMENTING, TIMESTAMPS, COLUMN, CREATE)
                .important()
                .doc(
                    "How new rows are told from old ones. gap-free (PostgreSQL): by transactions;"
                        + " loses no row, however late it is committed. incrementing, timestamp,"
                        + " timestamp+incrementing: by the values of columns; rows that are committed"
                        + " after rows with higher values are lost (21 % in our measurement with"
                        + " transactions of up to 300 ms), unless a delay or a re-read window covers"
                        + " the longest transaction. bulk: all rows at each poll."))
        .add(
            Option.string(START)
                .defaultsTo(FollowOptions.BEGINNING)
                .doc(
                    "Where a table without an offset begins. beginning: with all its rows. now: with"
                        + " rows from now on; as long as none has come, each start of the task is a new"
                        + " now. Anything else: behind this value of the first ordering column (id or"
                        + " timestamp); in gap-free mode, behind this pg_snapshot."));
  }

  private static void defineColumns(OptionGroup options) {
    options
        .add(
            Option.string(INCREMENTING)
                .optional()
                .recommendedBy(VisibleWhen.is(MODE, "incrementing", "timestamp+incrementing"))
                .doc(
                    "Column that grows with each new row: whole numbers, UUIDs of version 7, text, any"
                        + " type that the database can order. Not set: the primary key, all its"
                        + " columns."))
        .add(
            Option.list(TIMESTAMPS)
                .defaultsTo(List.of())
                .recommendedBy(VisibleWhen.is(MODE, "timestamp", "timestamp+incrementing"))
                .doc(
                    "Column with the time of a row's last change. Of several the first that is not"
                        + " null counts, which needs an index on COALESCE of them. Rows without any"
                        + " are not read."));
  }

  private static void defineLate(OptionGroup options) {
    VisibleWhen time = VisibleWhen.is(MODE, "timestamp", "timestamp+incrementing");
    options
        .add(
            Option.number(DELAY_MS)
                .defaultsTo(0L)
                .validatedBy(atLeast(0))
                .recommendedBy(time)
                .doc(
                    "How old a row must be before it is read, in milliseconds: the longest that a"
                        + " transaction may take. Every row waits that long."))
        .add(
            Option.number(REREAD_MS)
                .defaultsTo(0L)
                .validatedBy(atLeast(0))
                .recommendedBy(time)
                .doc(
                    "How far behind the newest timestamp rows are looked at again at each poll, in"
                        + " milliseconds. Those that were sent before are remembered and not sent"
                        + " again, except after a restart of the task."))
        .add(
            Option.number(REREAD_IDS)
                .defaultsTo(0L)
                .validatedBy(atLeast(0))
                .recommendedBy(VisibleWhen.is(MODE, "incrementing"))
                .doc("The same for whole numbers: how far below the highest id."))
        .add(
            Option.string(ZONE)
                .defaultsTo("UTC")
                .validatedBy(FollowConfig::ensureZone)
                .recommendedBy(time)
                .doc(
                    "Zone of the clock that fills timestamp columns without a zone; used to compare"
                        + " them with now, not to change them."));
  }

  private static void ensureZone(String name, @Nullable Object value) {
    try {
      ZoneId.of(String.valueOf(value));
    } catch (DateTimeException e) {
      throw new ConfigException(
          name, value, "there is no such time zone; write UTC or Europe/London");
    }
  }

  private static void defineGapFree(OptionGroup options) {
    OneOf create = OneOf.constantsOf(CreateColumn.class);
    VisibleWhen gapFree = VisibleWhen.is(MODE, "gap-free");
    options
        .add(
            Option.string(COLUMN)
                .defaultsTo("patchworks_tx")
                .recommendedBy(gapFree)
                .doc(
                    "Column of type xid8 that a trigger fills with pg_current_xact_id() at each insert"
                        + " and update. A table that has it is read by snapshots: nothing lost, nothing"
                        + " twice, no latency added. One that has not is read by PostgreSQL's own xmin:"
                        + " nothing lost, but rows wait for all older transactions."))
        .add(
            Option.string(CREATE)
                .defaultsTo("print")
                .validatedBy(create)
                .recommendedBy(create)
                .doc(
                    "When a table lacks the column. print: log the statements that make it, its"
                        + " trigger and its index. create: run them; needs to own the table, and locks"
                        + " it for a moment, and for writing while the index is built."));
  }

  private static void defineLookback(OptionGroup options) {
    VisibleWhen gapFree = VisibleWhen.is(MODE, "gap-free");
    options
        .add(
            Option.string(LOOKBACK_COLUMN)
                .optional()
                .recommendedBy(gapFree)
                .doc(
                    "For tables without the column above: an indexed column, a timestamp or a number,"
                        + " that bounds where new rows are looked for. Not set: the whole table is looked"
                        + " through at each poll."))
        .add(
            Option.number(LOOKBACK_MS)
                .defaultsTo(3_600_000L)
                .validatedBy(atLeast(1))
                .recommendedBy(gapFree)
                .doc(
                    "How far back a timestamp is looked at, in milliseconds. Must be longer than any"
                        + " transaction takes, and than the connector may be down; rows beyond are"
                        + " lost."))
        .add(
            Option.number(LOOKBACK_IDS)
                .defaultsTo(0L)
                .validatedBy(atLeast(0))
                .recommendedBy(gapFree)
                .doc("How far below the highest number is looked; 0: the column is a timestamp."));
  }

  private static void defineFailover(OptionGroup options) {
    OneOf policies = OneOf.constantsOf(Failover.Policy.class);
    VisibleWhen gapFree = VisibleWhen.is(MODE, "gap-free");
    options
        .add(
            Option.string(FAILOVER)
                .defaultsTo("reread")
                .validatedBy(policies)
                .recommendedBy(policies)
                .advanced()
                .doc(
                    "When a standby was promoted (another timeline of the same system). reread: go on"
                        + " there and read the last transactions again, because ids of transactions that"
                        + " had not been replicated are given again. fail: the task fails. A server of"
                        + " another system is always refused."))
        .add(
            Option.number(FAILOVER_TRANSACTIONS)
                .defaultsTo(10_000L)
                .validatedBy(atLeast(0))
                .recommendedBy(gapFree)
                .advanced()
                .doc("How many transactions are read again: more than a standby may lag behind."));
  }

  /** Checks what concerns several options. */
  public static void check(AbstractConfig config, Problems problems) {
    FollowOptions options = from(config);
    if (options.mode().hasTime() && options.timestamps().isEmpty()) {
      problems.add(
          TIMESTAMPS,
          "%s=%s needs the column that holds the time".formatted(MODE, options.mode().word()));
    }
    boolean value =
        !options.start().equals(FollowOptions.BEGINNING)
            && !options.start().equals(FollowOptions.NOW);
    if (options.mode() == Mode.GAP_FREE && value) {
      problems.addIfThrows(START, () -> Snapshot.parse(options.start()));
    }
    if (options.mode() == Mode.BULK && !options.start().equals(FollowOptions.BEGINNING)) {
      problems.add(START, "mode=bulk reads all rows; leave start at beginning");
    }
  }

  /** The options as values. */
  public static FollowOptions from(AbstractConfig config) {
    return new FollowOptions(
        Mode.parse(text(config, MODE)),
        config.getString(INCREMENTING),
        Objects.requireNonNull(config.getList(TIMESTAMPS)),
        new Late(
            millis(config, DELAY_MS),
            millis(config, REREAD_MS),
            config.getLong(REREAD_IDS),
            ZoneId.of(text(config, ZONE))),
        new GapFree(
            text(config, COLUMN),
            OneOf.parse(CreateColumn.class, text(config, CREATE)),
            new Lookback(
                config.getString(LOOKBACK_COLUMN),
                millis(config, LOOKBACK_MS),
                config.getLong(LOOKBACK_IDS)),
            new Failover(
                OneOf.parse(Failover.Policy.class, text(config, FAILOVER)),
                config.getLong(FAILOVER_TRANSACTIONS))),
        text(config, START));
  }

  private static String text(AbstractConfig config, String name) {
    return Objects.requireNonNull(config.getString(name));
  }

  private static Duration millis(AbstractConfig config, String name) {
    return Duration.ofMillis(config.getLong(name));
  }
}
