/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.jdbc.sink.sql.TargetColumn;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Where an error of COPY lies. PostgreSQL says {@code COPY table, line 7, column name: "value"}
 * with the bare name of the table; the value is not looked at.
 *
 * @param line from 1
 * @param rest what follows the line's number; holds values
 */
record CopyContext(int line, String rest) {
  /** The context of an error while rows were copied into one of {@code tables}; null without. */
  static @Nullable CopyContext of(SQLException e, List<String> tables) {
    ServerErrorMessage message =
        e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    String where = message == null ? null : message.getWhere();
    if (where == null) {
      return null;
    }
    for (String table : tables) {
      String start = "COPY " + table + ", line ";
      int at = where.indexOf(start); // a trigger's context may come first
      if (at >= 0) {
        return parsed(where, at + start.length());
      }
    }
    return null;
  }

  private static CopyContext parsed(String where, int from) {
    int at = from;
    int line = 0;
    while (at < where.length() && Character.isDigit(where.charAt(at))) {
      line = line * 10 + Character.digit(where.charAt(at++), 10);
    }
    return new CopyContext(line, where.substring(at));
  }

  /** The column, by its name: the longest that fits, since a name may hold a colon. */
  @Nullable String column(List<TargetColumn> columns) {
    String found = null;
    for (TargetColumn column : columns) {
      String start = ", column " + column.name();
      boolean fits = rest.equals(start) || rest.startsWith(start + ":");
      if (fits && (found == null || found.length() < column.name().length())) {
        found = column.name();
      }
    }
    return found;
  }

  @Override
  public String toString() {
    return "line " + line;
  }
}
