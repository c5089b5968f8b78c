/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import com.wearepatchworks.connect.jdbc.dialect.TableId;
import com.wearepatchworks.connect.jdbc.source.follow.FollowOptions.CreateColumn;
import com.wearepatchworks.connect.jdbc.source.follow.FollowOptions.GapFree;
import com.wearepatchworks.connect.jdbc.source.follow.FollowOptions.Lookback;
import com.wearepatchworks.connect.jdbc.source.offset.Snapshot;
import com.wearepatchworks.connect.jdbc.source.offset.TableOffset;
import com.wearepatchworks.connect.jdbc.source.sql.Condition;
import com.wearepatchworks.connect.jdbc.source.sql.KeyColumn;
import com.wearepatchworks.connect.jdbc.source.type.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ladder of the mode gap-free: by a column of our own where there is one, else by xmin. */
record Gaps(Relation relation, FollowOptions options) {
  private static final Logger LOG = LoggerFactory.getLogger(Gaps.class);

  /** The column that holds the transaction; empty when the table has none. */
  static Optional<KeyColumn> transaction(Relation relation, GapFree options) {
    if (!relation.isPostgres()) {
      throw new OptionException(
          FollowConfig.MODE,
          "mode=gap-free works on PostgreSQL only: set mode to timestamp+incrementing or incrementing, with timestamp.delay.interval.ms or a re-read window longer than any transaction");
    }
    Optional<Column> column = relation.column(options.column());
    if (column.isPresent() && !column.get().typeName().equals("xid8")) {
      throw new OptionException(
          FollowConfig.COLUMN,
          "Column '%s' of %s has type %s, but gap-free.column must be of type xid8"
              .formatted(options.column(), relation.label(), column.get().typeName()));
    }
    return column.map(relation::key);
  }

  /** Makes the column where it is missing and wanted, or says how. True: it has been made. */
  boolean prepare(Connection connection) throws SQLException {
    TableId table = relation.table();
    Optional<KeyColumn> tx = transaction(relation, options.gapFree());
    if (table != null && tx.isPresent()) {
      Stamps.check(connection, relation, tx.get());
    }
    if (table == null || tx.isPresent()) {
      return false;
    }
    GapFreeDdl ddl =
        new GapFreeDdl(
            relation.dialect().names(), table, relation.unique(), options.gapFree().column());
    if (options.gapFree().create() == CreateColumn.PRINT) {
      LOG.warn(
          "{} has no column '{}'. These statements make it; or set gap-free.create.column=create:\n{}",
          relation.label(),
          options.gapFree().column(),
          ddl);
      return false;
    }
    LOG.info("Making column '{}' of {}:\n{}", options.gapFree().column(), relation.label(), ddl);
    ddl.create(connection);
    return true;
  }

  Follow follow(Source source, List<KeyColumn> order, @Nullable TableOffset offset) {
    boolean hasColumn = transaction(relation, options.gapFree()).isPresent();
    return hasColumn ? bySnapshot(source, order, offset) : byXmin(source, order, offset);
  }

  private Follow bySnapshot(Source source, List<KeyColumn> order, @Nullable TableOffset offset) {
    TableOffset known = isOfXmin(offset) ? converted(offset) : offset;
    checkMode(known, SnapshotFollow.MODE);
    LOG.info(
        "Following {} by snapshots of the transactions in column '{}': no row is lost or delayed",
        relation.label(),
        options.gapFree().column());
    Snapshot start =
        switch (options.start()) {
          case FollowOptions.BEGINNING -> Snapshot.BEGINNING;
          case FollowOptions.NOW -> null;
          default -> Snapshot.parse(options.start());
        };
    return new SnapshotFollow(source, order, known, start);
  }

  private static boolean isOfXmin(@Nullable TableOffset offset) {
    return offset != null && offset.mode().equals(XminFollow.MODE);
  }

  /** The table was given its column since: all transactions below the horizon have been read. */
  private static @Nullable TableOffset converted(@Nullable TableOffset offset) {
    if (offset == null) {
      return null;
    }
    String horizon = offset.from();
    String seen = horizon == null ? null : horizon + ":" + horizon + ":";
    return new TableOffset(SnapshotFollow.MODE, offset.server(), seen, null, null);
  }

  private Follow byXmin(Source source, List<KeyColumn> order, @Nullable TableOffset offset) {
    checkMode(offset, XminFollow.MODE);
    if (relation.table() == null) {
      throw new OptionException(
          FollowConfig.COLUMN,
          "Query %s has no column '%s': let it select one, of type xid8, or choose another mode"
              .formatted(relation.label(), options.gapFree().column()));
    }
    Lookback lookback = options.gapFree().lookback();
    LOG.warn(
        "Following {} by xmin, because it has no column '{}': no row is lost, but each waits for all"
            + " older transactions, and each poll looks through {}",
        relation.label(),
        options.gapFree().column(),
        lookback.column() == null ? "the whole table" : "the look-back of " + lookback.column());
    return new XminFollow(source, order, condition(lookback), offset, options.start());
  }

  private @Nullable Condition condition(Lookback lookback) {
    String name = lookback.column();
    if (name == null) {
      return null;
    }
    relation.required(FollowConfig.LOOKBACK_COLUMN, name);
    String column = relation.sql(name);
    if (lookback.ids() == 0) {
      return Condition.of(
          column + " >= now() - interval '" + lookback.age().toMillis() + " milliseconds'");
    }
    String table =
        relation.dialect().names().quote(java.util.Objects.requireNonNull(relation.table()));
    String bare = relation.dialect().names().quote(name);
    return Condition.of(
        column + " >= (SELECT max(" + bare + ") FROM " + table + ") - " + lookback.ids());
  }

  private void checkMode(@Nullable TableOffset offset, String mode) {
    if (offset != null && !offset.mode().equals(mode)) {
      throw new ConnectException(
          "The offset of %s is of mode '%s', but it is to be followed as '%s': alter or delete the offset, or set things back"
              .formatted(relation.label(), offset.mode(), mode));
    }
  }
}
