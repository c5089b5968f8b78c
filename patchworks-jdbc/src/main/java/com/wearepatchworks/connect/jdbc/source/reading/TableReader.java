/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import com.wearepatchworks.connect.jdbc.source.follow.Follow;
import com.wearepatchworks.connect.jdbc.source.follow.Follow.Extent;
import com.wearepatchworks.connect.jdbc.source.follow.Positions;
import com.wearepatchworks.connect.jdbc.source.offset.RowOffset;
import com.wearepatchworks.connect.jdbc.source.rows.FetchedRow;
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
  private @Nullable Map<String, Object> offset;

  TableReader(Plan plan, Follow follow, PageSize size, @Nullable Map<String, Object> offset) {
    this.offset = offset;
    this.subject = plan.subject();
    this.follow = follow;
    this.size = size;
    this.reader = new RowReader(plan);
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
    try (PreparedStatement statement = page.get().prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      return read(rows, limit);
    }
  }

  private Chunk read(ResultSet rows, int limit) throws SQLException {
    reader.open(rows.getMetaData());
    Map<String, Object> shared = follow.offset();
    List<FetchedRow> page = new ArrayList<>();
    Object @Nullable [] last = null;
    int count = 0;
    long bytes = 0;
    while (rows.next()) {
      last = reader.position(rows);
      Object[] behind = follow.behind(last);
      if (behind != null) {
        FetchedRow row = reader.fetch(rows, new RowOffset(shared, behind, texts));
        bytes += row.bytes();
        page.add(row);
      }
      count++;
    }
    Extent extent = count < limit ? Extent.REST : Extent.FULL;
    follow.read(last, extent);
    size.read(page.size(), bytes);
    if (!page.isEmpty()) {
      offset = page.get(page.size() - 1).offset();
    }
    return new Chunk(page, bytes, extent == Extent.FULL);
  }
}
