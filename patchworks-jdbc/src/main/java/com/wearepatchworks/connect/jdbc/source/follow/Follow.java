/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import com.wearepatchworks.connect.jdbc.source.sql.KeyColumn;
import com.wearepatchworks.connect.jdbc.source.sql.PageQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the new rows of one table are found, page by page; knows how far reading has come. Used by
 * one thread.
 */
public interface Follow {
  /** The columns by which pages are in order, and whose values are the position of a row. */
  List<KeyColumn> keys();

  /**
   * Looks at a connection that was made anew, before anything is read on it.
   *
   * @throws org.apache.kafka.connect.errors.ConnectException when it leads to another server than
   *     the offset is of
   */
  void connected(Connection connection) throws SQLException;

  /** The next page of at most {@code limit} rows; empty when nothing can be new right now. */
  Optional<PageQuery> next(Connection connection, int limit) throws SQLException;

  /** What the offsets of all rows of the page have in common. */
  Map<String, Object> offset();

  /**
   * Looks at a row of the page.
   *
   * @return the position behind it, of which the offset is made; null when the row was emitted
   *     before
   */
  Object @Nullable [] behind(Object[] key);

  /** Whether {@link #behind} is the key of each row, so that only the last need be looked at. */
  default boolean isInOrder() {
    return true;
  }

  /**
   * The page has been read.
   *
   * @param last key of its last row; null when it was empty
   * @param extent whether more rows may follow at once
   */
  void read(Object @Nullable [] last, Extent extent);

  /** How much a page held. */
  enum Extent {
    /** As many rows as were asked for. */
    FULL,
    /** Fewer: there are no more for now. */
    REST
  }
}
