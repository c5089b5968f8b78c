/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Whole numbers up to 64 bits. */
record WholeKey() implements KeyType {
  @Override
  public @Nullable Object read(ResultSet rows, int column) throws SQLException {
    long value = rows.getLong(column);
    return value == 0 && rows.wasNull() ? null : (Object) value;
  }

  @Override
  public String text(Object value) {
    return value.toString();
  }

  @Override
  public Object parse(String text) {
    return Long.parseLong(text);
  }

  @Override
  public String parameter() {
    return "?";
  }

  @Override
  public void bind(PreparedStatement statement, int index, Object value) throws SQLException {
    statement.setLong(index, (Long) value);
  }
}
