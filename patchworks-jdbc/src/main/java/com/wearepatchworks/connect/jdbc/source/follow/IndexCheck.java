/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import com.wearepatchworks.connect.jdbc.source.sql.KeyColumn;
import com.wearepatchworks.connect.jdbc.source.sql.PageQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns when PostgreSQL has to sort the table for each page, and says which index would help. The
 * planner is asked, with sorting made dear: whether an index exists is one thing, whether it fits
 * another.
 */
public final class IndexCheck {
  private static final Logger LOG = LoggerFactory.getLogger(IndexCheck.class);

  private IndexCheck() {}

  /** Of the page that is read next. */
  public static void warn(
      Connection connection, Relation relation, List<KeyColumn> order, PageQuery page)
      throws SQLException {
    if (relation.isPostgres() && relation.table() != null && sorts(connection, page)) {
      LOG.warn(
          "No index has the rows of {} in the order in which they are read: each page sorts what is"
              + " left of the table. This helps: {}",
          relation.label(),
          statement(relation, order));
    }
  }

  private static boolean sorts(Connection connection, PageQuery page) throws SQLException {
    try (Statement settings = connection.createStatement()) {
      settings.execute("SET enable_sort = off");
      settings.execute("SET enable_seqscan = off");
      settings.execute("SET enable_bitmapscan = off");
      try {
        return plan(connection, page).contains("Sort");
      } finally {
        settings.execute("RESET enable_seqscan");
        settings.execute("RESET enable_bitmapscan");
      }
    }
  }

  private static String plan(Connection connection, PageQuery page) throws SQLException {
    PageQuery explain = new PageQuery("EXPLAIN (COSTS OFF) " + page.sql(), page.parameters());
    StringBuilder plan = new StringBuilder();
    try (PreparedStatement statement = explain.prepare(connection);
        ResultSet lines = statement.executeQuery()) {
      while (lines.next()) {
        plan.append(lines.getString(1).split("Key:|Cond:|Filter:", 2)[0]).append('\n');
      }
    }
    return plan.toString();
  }

  private static String statement(Relation relation, List<KeyColumn> order) {
    String table =
        relation.dialect().names().quote(java.util.Objects.requireNonNull(relation.table()));
    String columns =
        order.stream()
            .map(key -> key.sql().replace("t.\"", "\""))
            .filter(column -> !column.startsWith("t."))
            .collect(Collectors.joining(", "));
    return "CREATE INDEX CONCURRENTLY ON " + table + " (" + columns + ")";
  }
}
