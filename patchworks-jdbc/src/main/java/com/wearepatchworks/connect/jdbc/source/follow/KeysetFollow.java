/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import com.wearepatchworks.connect.jdbc.source.offset.TableOffset;
import com.wearepatchworks.connect.jdbc.source.sql.Condition;
import com.wearepatchworks.connect.jdbc.source.sql.KeyColumn;
import com.wearepatchworks.connect.jdbc.source.sql.PageQuery;
import com.wearepatchworks.connect.jdbc.source.sql.Selection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By values: rows behind the last one in the order of the keys. */
final class KeysetFollow implements Follow {
  private final Mode mode;
  private final Selection selection;
  private final List<KeyColumn> keys;
  private final List<Condition> bounds;
  private final Reread reread;

  /** Of all pages that have been read. */
  private Object @Nullable [] highest;

  /** Of those and the rows of the page that is being read. */
  private Object @Nullable [] reached;

  private Object @Nullable [] position;
  private boolean startsNow;
  private boolean roundEnded = true;

  /**
   * Of a table.
   *
   * @param bounds what holds for every row, such as an age
   * @param start null for the beginning, empty for now
   */
  KeysetFollow(
      Mode mode,
      Source source,
      List<KeyColumn> keys,
      List<Condition> bounds,
      Reread reread,
      Start start) {
    this.mode = mode;
    this.selection = source.selection();
    this.keys = keys;
    this.bounds = bounds;
    this.reread = reread;
    this.startsNow = start.now();
    List<String> texts = start.position();
    this.highest = texts == null ? null : Positions.parse(keys, texts);
  }

  /** Where to begin: behind a position, at what is now the end, or (neither) at the beginning. */
  record Start(@Nullable List<String> position, boolean now) {}

  @Override
  public List<KeyColumn> keys() {
    return keys;
  }

  @Override
  public void connected(Connection connection) throws SQLException {
    if (startsNow) {
      highest = last(connection);
      startsNow = false;
    }
  }

  private Object @Nullable [] last(Connection connection) throws SQLException {
    Selection positions =
        new Selection(
            keys.stream().map(KeyColumn::sql).toList(),
            selection.from(),
            selection.filters(),
            selection.paging());
    try (PreparedStatement statement = positions.last(bounds, keys).prepare(connection);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        return null;
      }
      Object[] values = new Object[keys.size()];
      for (int i = 0; i < values.length; i++) {
        Object value = keys.get(i).type().read(row, i + 1);
        if (value == null) {
          return null;
        }
        values[i] = value;
      }
      return values;
    }
  }

  @Override
  public Optional<PageQuery> next(Connection connection, int limit) {
    reached = highest;
    reread.beginPage();
    if (roundEnded) {
      roundEnded = false;
      position = highest == null ? null : reread.begin(highest);
    }
    List<Condition> conditions = new ArrayList<>(bounds);
    if (position != null) {
      conditions.add(selection.paging().after(keys, position));
    }
    return Optional.of(selection.page(conditions, keys, limit));
  }

  @Override
  public Map<String, Object> offset() {
    return TableOffset.of(mode.word(), null).toMap();
  }

  @Override
  public boolean isInOrder() {
    return reread.isOff();
  }

  /** A row that comes late must not take the offset back. */
  @Override
  public Object @Nullable [] behind(Object[] key) {
    if (!reread.isNew(key)) {
      return null;
    }
    if (reached == null || reread.isHigher(key, reached)) {
      reached = key;
    }
    return reached;
  }

  @Override
  public void read(Object @Nullable [] last, Extent extent) {
    reread.endPage();
    highest = reached;
    position = last == null ? position : last;
    roundEnded = extent == Extent.REST;
  }
}
