/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How values of an ordering column are read, kept in an offset as text, and asked for again. */
public interface KeyType {
  /** The value in the current row. */
  @Nullable Object read(ResultSet rows, int column) throws SQLException;

  /** The value as the offset keeps it. */
  String text(Object value);

  /**
   * The value that a text stands for.
   *
   * @throws IllegalArgumentException when it stands for none
   */
  Object parse(String text);

  /** The placeholder of a value in SQL. */
  String parameter();

  /** Sets a placeholder. */
  void bind(PreparedStatement statement, int index, Object value) throws SQLException;
}
