/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;

/** Tells deleted rows from others. */
record SoftDelete(int index, Kind kind) {
  private enum Kind {
    TRUTH,
    NUMBER,
    PRESENCE
  }

  static SoftDelete of(int index, ResultSetMetaData result) throws SQLException {
    return new SoftDelete(
        index,
        switch (result.getColumnType(index)) {
          case Types.BOOLEAN, Types.BIT -> Kind.TRUTH;
          case Types.TINYINT,
              Types.SMALLINT,
              Types.INTEGER,
              Types.BIGINT,
              Types.DECIMAL,
              Types.NUMERIC ->
              Kind.NUMBER;
          default -> Kind.PRESENCE;
        });
  }

  boolean test(ResultSet rows) throws SQLException {
    return switch (kind) {
      case TRUTH -> rows.getBoolean(index);
      case NUMBER -> rows.getDouble(index) != 0;
      case PRESENCE -> rows.getObject(index) != null;
    };
  }
}
