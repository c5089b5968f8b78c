/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A statement that is ready to run.
 *
 * @param sql with placeholders; equal for all pages of a table, so that the driver prepares it once
 * @param parameters values of the placeholders, in order
 */
public record PageQuery(String sql, List<Parameter> parameters) {
  /** The statement with its values; the caller closes it. */
  public PreparedStatement prepare(Connection connection) throws SQLException {
    return bound(connection.prepareStatement(sql));
  }

  /** The same, with a result whose last row can be looked at first. */
  public PreparedStatement prepareScrolling(Connection connection) throws SQLException {
    return bound(
        connection.prepareStatement(
            sql, ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY));
  }

  private PreparedStatement bound(PreparedStatement statement) throws SQLException {
    try {
      for (int i = 0; i < parameters.size(); i++) {
        Parameter parameter = parameters.get(i);
        parameter.type().bind(statement, i + 1, parameter.value());
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }
}
