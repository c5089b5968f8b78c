/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Values that go there and back as the database's own text of them: texts, and on PostgreSQL every
 * type, because a text can be cast to any.
 *
 * @param parameter the placeholder, with the cast where there is one
 */
record TextKey(String parameter) implements KeyType {
  @Override
  public @Nullable Object read(ResultSet rows, int column) throws SQLException {
    return rows.getString(column);
  }

  @Override
  public String text(Object value) {
    return value.toString();
  }

  @Override
  public Object parse(String text) {
    return text;
  }

  @Override
  public void bind(PreparedStatement statement, int index, Object value) throws SQLException {
    statement.setString(index, (String) value);
  }
}
