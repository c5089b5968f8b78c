/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import com.wearepatchworks.connect.jdbc.source.follow.Follow;
import com.wearepatchworks.connect.jdbc.source.follow.Follow.Extent;
import com.wearepatchworks.connect.jdbc.source.follow.Positions;
import com.wearepatchworks.connect.jdbc.source.offset.RowOffset;
import com.wearepatchworks.connect.jdbc.source.rows.FetchedRow;
import com.wearepatchworks.connect.jdbc.source.rows.Layout;
import com.wearepatchworks.connect.jdbc.source.rows.Plan;
import com.wearepatchworks.connect.jdbc.source.rows.RowReader;
import com.wearepatchworks.connect.jdbc.source.rows.Subject;
import com.wearepatchworks.connect.jdbc.source.sql.PageQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one table, a page at a time. Used by one thread. */
final class TableReader {
  private final Subject subject;
  private final Follow follow;
  private final PageSize size;
  private final RowReader reader;
  private final Function<Object[], List<String>> texts;
  private final boolean postpones;
  private @Nullable Map<String, Object> offset;

  TableReader(Plan plan, Follow follow, PageSize size, @Nullable Map<String, Object> offset) {
    this.offset = offset;
    this.subject = plan.subject();
    this.follow = follow;
    this.size = size;
    this.reader = new RowReader(plan);
    this.postpones = plan.readers().dialect().name().equals("postgresql");
    this.texts = key -> Positions.texts(follow.keys(), key);
  }

  Subject subject() {
    return subject;
  }

  /** Behind the last record; null before the first. */
  @Nullable Map<String, Object> offset() {
    return offset;
  }

  void connected(Connection connection) throws SQLException {
    follow.connected(connection);
  }

  /** The next page. When it throws, nothing has changed and it may be called again. */
  Chunk next(Connection connection) throws SQLException {
    int limit = size.rows();
    Optional<PageQuery> page = follow.next(connection, limit);
    if (page.isEmpty()) {
      return Chunk.NOTHING;
    }
    return postpones && follow.isInOrder()
        ? postponed(page.get().prepareScrolling(connection), limit)
        : atOnce(page.get(), connection, limit);
  }

  private Chunk atOnce(PageQuery page, Connection connection, int limit) throws SQLException {
    try (PreparedStatement statement = page.prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      return read(rows, limit);
    }
  }

  private Chunk read(ResultSet rows, int limit) throws SQLException {
    Layout layout = reader.open(rows.getMetaData());
    Map<String, Object> shared = follow.offset();
    List<FetchedRow> page = new ArrayList<>();
    Object @Nullable [] last = null;
    int count = 0;
    long bytes = 0;
    while (rows.next()) {
      last = layout.position(rows);
      Object[] behind = follow.behind(last);
      if (behind != null) {
        FetchedRow row = layout.fetch(rows, new RowOffset(shared, behind, texts));
        bytes += row.bytes();
        page.add(row);
      }
      count++;
    }
    Extent extent = extent(count, limit);
    follow.read(last, extent);
    size.next(extent);
    size.read(page.size(), bytes);
    if (!page.isEmpty()) {
      offset = page.get(page.size() - 1).offset();
    }
    return new Chunk(
        page.size(),
        bytes,
        extent == Extent.FULL,
        () -> page.stream().map(FetchedRow::record).toList());
  }

  /**
   * Looks at the last row only, because that is where the next page begins, and leaves the others
   * to whoever makes the records. The driver holds the whole page, so nobody needs the connection.
   */
  private Chunk postponed(PreparedStatement statement, int limit) throws SQLException {
    try {
      ResultSet rows = statement.executeQuery();
      Layout layout = reader.open(rows.getMetaData());
      int count = rows.last() ? rows.getRow() : 0;
      Object @Nullable [] last = count == 0 ? null : layout.position(rows);
      PostponedPage page = new PostponedPage(statement, rows, layout, follow.offset(), texts);
      Extent extent = extent(count, limit);
      if (last == null) {
        statement.close();
      } else {
        follow.behind(last);
        offset = page.offset(last);
      }
      follow.read(last, extent);
      size.next(extent);
      return new Chunk(
          count, size.bytes(count), extent == Extent.FULL, () -> page.records(count, size));
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private static Extent extent(int count, int limit) {
    return count < limit ? Extent.REST : Extent.FULL;
  }
}
