/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values of a Java class that the driver knows and whose text Java reads back: decimals, dates and
 * times.
 */
record ObjectKey<T>(Class<T> type, Function<String, T> parser, String parameter)
    implements KeyType {
  @Override
  public @Nullable Object read(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column, type);
  }

  @Override
  public String text(Object value) {
    return value.toString();
  }

  @Override
  public Object parse(String text) {
    try {
      return parser.apply(text);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("'%s' is no %s".formatted(text, type.getSimpleName()), e);
    }
  }

  @Override
  public void bind(PreparedStatement statement, int index, Object value) throws SQLException {
    statement.setObject(index, value);
  }
}
