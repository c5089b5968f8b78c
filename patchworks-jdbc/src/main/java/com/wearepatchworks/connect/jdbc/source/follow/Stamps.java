/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import com.wearepatchworks.connect.jdbc.source.sql.KeyColumn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/**
 * Looks for rows that no snapshot would ever show: without a transaction, or with one that this
 * server has not reached, as after a restore of a dump of another server.
 */
final class Stamps {
  private Stamps() {}

  /** Fails when there are any: they would be lost without a word. */
  static void check(Connection connection, Relation relation, KeyColumn tx) throws SQLException {
    String table = relation.dialect().names().quote(Objects.requireNonNull(relation.table()));
    String odd =
        "(%1$s IS NULL OR %1$s >= pg_snapshot_xmax(pg_current_snapshot()))".formatted(tx.sql());
    // two queries, because one with OR would look through the whole table
    if (any(connection, table, tx.sql() + " IS NULL")
        || any(connection, table, tx.sql() + " >= pg_snapshot_xmax(pg_current_snapshot())")) {
      String bare = tx.sql().replace("t.\"", "\"");
      throw new OptionException(
          FollowConfig.COLUMN,
          ("%s has rows whose column %s is null or holds a transaction of another server; they would"
                  + " never be read. This makes them new: UPDATE %s t SET %s = pg_current_xact_id()"
                  + " WHERE %s")
              .formatted(relation.label(), bare, table, bare, odd));
    }
  }

  private static boolean any(Connection connection, String table, String condition)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT 1 FROM " + table + " t WHERE " + condition + " LIMIT 1")) {
      return row.next();
    }
  }
}
