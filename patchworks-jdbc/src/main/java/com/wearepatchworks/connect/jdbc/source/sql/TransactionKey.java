/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's {@code xid8}. It comes as digits, of which the driver makes a number faster than a
 * text; a server would have to run for centuries before it needs the highest bit.
 */
record TransactionKey() implements KeyType {
  private static final WholeKey NUMBER = new WholeKey();

  @Override
  public @Nullable Object read(ResultSet rows, int column) throws SQLException {
    return NUMBER.read(rows, column);
  }

  @Override
  public String text(Object value) {
    return NUMBER.text(value);
  }

  @Override
  public Object parse(String text) {
    return NUMBER.parse(text);
  }

  @Override
  public String parameter() {
    return "CAST(? AS \"xid8\")";
  }

  @Override
  public void bind(PreparedStatement statement, int index, Object value) throws SQLException {
    statement.setString(index, value.toString());
  }
}
