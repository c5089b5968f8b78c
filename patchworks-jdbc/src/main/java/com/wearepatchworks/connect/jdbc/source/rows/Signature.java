/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;
import org.postgresql.PGResultSetMetaData;

/** Names and types of a result's columns: what must not change while rows are read. */
record Signature(List<Entry> columns) {
  /** One column; {@code format} is PostgreSQL's: text or binary. */
  record Entry(String label, String type, int precision, int scale, int format) {}

  static Signature of(ResultSetMetaData result) throws SQLException {
    boolean postgres = result.isWrapperFor(PGResultSetMetaData.class);
    PGResultSetMetaData formats = postgres ? result.unwrap(PGResultSetMetaData.class) : null;
    List<Entry> columns = new ArrayList<>();
    for (int i = 1; i <= result.getColumnCount(); i++) {
      columns.add(
          new Entry(
              result.getColumnLabel(i),
              result.getColumnTypeName(i),
              result.getPrecision(i),
              result.getScale(i),
              formats == null ? 0 : formats.getFormat(i)));
    }
    return new Signature(columns);
  }

  /** The index of the column of that label, from 1. */
  int index(String label) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).label.equals(label)) {
        return i + 1;
      }
    }
    throw new ConnectException(
        "There is no column '%s'; there are %s"
            .formatted(label, columns.stream().map(Entry::label).toList()));
  }
}
