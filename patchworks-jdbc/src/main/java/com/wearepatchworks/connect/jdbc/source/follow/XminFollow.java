/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import com.wearepatchworks.connect.jdbc.source.follow.ServerGuard.Verdict;
import com.wearepatchworks.connect.jdbc.source.offset.Snapshot;
import com.wearepatchworks.connect.jdbc.source.offset.TableOffset;
import com.wearepatchworks.connect.jdbc.source.sql.Condition;
import com.wearepatchworks.connect.jdbc.source.sql.KeyColumn;
import com.wearepatchworks.connect.jdbc.source.sql.PageQuery;
import com.wearepatchworks.connect.jdbc.source.sql.Parameter;
import com.wearepatchworks.connect.jdbc.source.sql.Selection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Without gaps, by PostgreSQL's own {@code xmin} of each row: those of transactions from the last
 * horizon up to but not the next. A horizon is the oldest transaction that runs: all below are
 * over, their subtransactions too, which snapshots do not list. Rows wait for all older
 * transactions.
 */
final class XminFollow implements Follow {
  /** As offsets name it. */
  static final String MODE = "gap-free-xmin";

  /** Ids have 32 bits in rows: half of the circle is past, half is future. */
  private static final long HALF = 1L << 31;

  private static final String XMIN = "CAST(CAST(t.xmin AS text) AS bigint)";
  private static final String NEXT_ID =
      "CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS bigint)";
  private static final String NOT_SINCE =
      "NOT (" + distance("?") + " >= 0 AND " + distance(NEXT_ID) + " < 0)";

  private final Source source;
  private final Selection selection;
  private final List<KeyColumn> keys;
  private final @Nullable Condition lookback;
  private final ServerGuard guard;

  /** Rows of transactions below have been read; 0: none has; -1: not known yet, for now. */
  private long from;

  private long to;
  private Object @Nullable [] position;
  private long asked;

  /** Of a table, in the order of {@code keys}. */
  XminFollow(
      Source source,
      List<KeyColumn> keys,
      @Nullable Condition lookback,
      @Nullable TableOffset offset,
      String start) {
    this.source = source;
    this.selection = source.selection();
    this.keys = keys;
    this.lookback = lookback;
    this.guard =
        new ServerGuard(source.label(), source.failover(), offset == null ? null : offset.server());
    this.from = begin(start);
    if (offset != null) {
      from = id(offset.from());
      to = id(offset.to());
      List<String> texts = offset.position();
      position = texts == null ? null : Positions.parse(keys, texts);
    }
  }

  private static long begin(String start) {
    return switch (start) {
      case FollowOptions.NOW -> -1;
      case FollowOptions.BEGINNING -> 0;
      default -> Snapshot.parse(start).xmin();
    };
  }

  private static long id(@Nullable String text) {
    return text == null ? 0 : Long.parseLong(text);
  }

  private static String distance(String id) {
    return "(((" + XMIN + " - " + id + ") << 32) >> 32)";
  }

  @Override
  public List<KeyColumn> keys() {
    return keys;
  }

  @Override
  public void connected(Connection connection) throws SQLException {
    Verdict verdict = guard.check(connection);
    if (from < 0) {
      from = guard.snapshot(connection).xmin();
    } else if (verdict == Verdict.UNSURE && from > 0) {
      from = Math.max(1, from - source.failover().transactions());
      to = 0;
      position = null;
    } else if (verdict == Verdict.CRASHED) {
      from = Math.min(from, guard.firstReused());
      to = Math.min(to, guard.firstReused());
    }
  }

  @Override
  public Optional<PageQuery> next(Connection connection, int limit) throws SQLException {
    if (to == 0) {
      long horizon = guard.snapshot(connection).xmin();
      if (horizon <= from) {
        return Optional.empty();
      }
      to = horizon;
    }
    if (from > 0 && to - from >= HALF) {
      throw new ConnectException(
          "%s has not been read for %d transactions, more than PostgreSQL's row headers can tell apart: delete its offset to read it anew"
              .formatted(source.label(), to - from));
    }
    asked = System.nanoTime();
    return Optional.of(selection.page(window(), keys, limit));
  }

  private List<Condition> window() {
    List<Condition> conditions = new ArrayList<>();
    if (from == 0) {
      // the first time rows of any age count, and the oldest look like the future
      conditions.add(with(NOT_SINCE, to));
    } else {
      conditions.add(with(distance("?") + " >= 0", from));
      conditions.add(with(distance("?") + " < 0", to));
      if (lookback != null) {
        conditions.add(lookback);
      }
    }
    if (position != null) {
      conditions.add(selection.paging().after(keys, position));
    }
    return conditions;
  }

  private static Condition with(String sql, long value) {
    return new Condition(sql, List.of(Parameter.number(value)));
  }

  @Override
  public Map<String, Object> offset() {
    return new TableOffset(
            MODE, guard.known(), from == 0 ? null : Long.toString(from), Long.toString(to), null)
        .toMap();
  }

  @Override
  public Object[] behind(Object[] key) {
    return key;
  }

  @Override
  public void read(Object @Nullable [] last, Extent extent) {
    guard.lived(asked);
    position = last == null ? position : last;
    if (extent == Extent.REST) {
      from = to;
      to = 0;
      position = null;
    }
  }
}
