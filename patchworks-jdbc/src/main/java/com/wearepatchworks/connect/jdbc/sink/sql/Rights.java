/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.sql;

import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.dialect.Dialects;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a user may do to a table. PostgreSQL says so; elsewhere the first write does. */
public final class Rights {
  private Rights() {}

  /** Those of {@code needed} (INSERT, UPDATE, ...) that the user lacks, with commas between. */
  public static String missing(
      Connection connection, Dialect dialect, Target target, List<String> needed)
      throws SQLException {
    if (!dialect.name().equals(Dialects.POSTGRESQL)) {
      return "";
    }
    List<String> missing = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_catalog.has_table_privilege(?::regclass, ?)")) {
      for (String right : needed) {
        String table = dialect.names().quote(target.id());
        statement.setString(1, table);
        statement.setString(2, right);
        try (ResultSet row = statement.executeQuery()) {
          if (row.next() && !row.getBoolean(1)) {
            missing.add(right);
          }
        }
      }
    }
    return String.join(", ", missing);
  }
}
