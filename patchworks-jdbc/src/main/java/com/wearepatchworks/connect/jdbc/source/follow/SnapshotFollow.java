/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import com.wearepatchworks.connect.jdbc.source.follow.Ranges.Range;
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
import org.jspecify.annotations.Nullable;

/**
 * Without gaps, by a column that holds the transaction of each row's last change. The rows that a
 * later snapshot shows and an earlier one did not are exactly those that were committed between the
 * two, whatever their ids and times are. Within such a window rows are read by (transaction, key).
 */
final class SnapshotFollow implements Follow {
  /** As offsets name it. */
  static final String MODE = "gap-free";

  private final Selection selection;
  private final List<KeyColumn> keys;
  private final ServerGuard guard;
  private final Failover failover;

  private @Nullable Snapshot from;
  private @Nullable Snapshot to;
  private List<Range> ranges = List.of();
  private Object @Nullable [] position;
  private long asked;

  /**
   * Of a table.
   *
   * @param keys the transaction's column, then the columns of a unique key
   * @param offset where to go on; null for what {@code start} says
   * @param start null for now
   */
  SnapshotFollow(
      Source source, List<KeyColumn> keys, @Nullable TableOffset offset, @Nullable Snapshot start) {
    this.selection = source.selection();
    this.keys = keys;
    this.failover = source.failover();
    this.guard = new ServerGuard(source.label(), failover, offset == null ? null : offset.server());
    this.from = start;
    if (offset != null) {
      resume(offset);
    }
  }

  private void resume(TableOffset offset) {
    from = offset.from() == null ? Snapshot.BEGINNING : Snapshot.parse(offset.from());
    List<String> texts = offset.position();
    if (offset.to() != null && texts != null) {
      to = Snapshot.parse(offset.to());
      position = Positions.parse(keys, texts);
      long reached = Long.parseLong(texts.get(0));
      ranges = Ranges.between(from, to).stream().filter(range -> range.high() > reached).toList();
    }
  }

  @Override
  public List<KeyColumn> keys() {
    return keys;
  }

  @Override
  public void connected(Connection connection) throws SQLException {
    Verdict verdict = guard.check(connection);
    if (from == null) {
      from = guard.snapshot(connection);
    } else if (verdict == Verdict.UNSURE) {
      from = from.rewound(failover.transactions());
      to = null;
      position = null;
    } else if (verdict == Verdict.CRASHED) {
      forget(from, guard.firstReused());
    }
  }

  private void forget(Snapshot seen, long id) {
    from = seen.before(id);
    if (to != null) {
      to = to.before(id);
      ranges = Ranges.between(from, to);
    }
    if (ranges.isEmpty()) { // the position is none of the next window
      to = null;
      position = null;
    }
  }

  @Override
  public Optional<PageQuery> next(Connection connection, int limit) throws SQLException {
    Snapshot seen = known(from);
    if (to == null || ranges.isEmpty()) {
      Snapshot now = guard.snapshot(connection);
      if (now.text().equals(seen.text())) {
        return Optional.empty();
      }
      to = now;
      ranges = Ranges.between(seen, now);
    }
    asked = System.nanoTime();
    return Optional.of(selection.page(window(seen, known(to)), keys, limit));
  }

  private List<Condition> window(Snapshot seen, Snapshot now) {
    String tx = keys.get(0).sql();
    Range range = ranges.get(0);
    List<Condition> conditions = new ArrayList<>();
    conditions.add(with(tx + " >= CAST(? AS xid8)", Long.toString(range.low())));
    conditions.add(with(tx + " < CAST(? AS xid8)", Long.toString(range.high())));
    conditions.add(
        with("NOT pg_visible_in_snapshot(" + tx + ", CAST(? AS pg_snapshot))", seen.text()));
    conditions.add(with("pg_visible_in_snapshot(" + tx + ", CAST(? AS pg_snapshot))", now.text()));
    if (position != null) {
      conditions.add(selection.paging().after(keys, position));
    }
    return conditions;
  }

  private static Condition with(String sql, String value) {
    return new Condition(sql, List.of(Parameter.text(value)));
  }

  @Override
  public Map<String, Object> offset() {
    return new TableOffset(MODE, guard.known(), known(from).text(), known(to).text(), null).toMap();
  }

  @Override
  public Object[] behind(Object[] key) {
    return key;
  }

  @Override
  public void read(Object @Nullable [] last, Extent extent) {
    guard.lived(asked);
    if (last != null) {
      position = last;
    }
    if (extent == Extent.FULL) {
      return;
    }
    ranges = ranges.subList(1, ranges.size());
    if (ranges.isEmpty()) {
      from = to;
      to = null;
      position = null;
    }
  }

  private static Snapshot known(@Nullable Snapshot snapshot) {
    if (snapshot == null) {
      throw new IllegalStateException("Not connected");
    }
    return snapshot;
  }
}
