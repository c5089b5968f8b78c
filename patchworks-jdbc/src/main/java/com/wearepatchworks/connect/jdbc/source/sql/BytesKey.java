/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Bytes, such as SQL Server's rowversion; hexadecimal in the offset. */
record BytesKey() implements KeyType {
  @Override
  public byte @Nullable [] read(ResultSet rows, int column) throws SQLException {
    return rows.getBytes(column);
  }

  @Override
  public String text(Object value) {
    return HexFormat.of().formatHex((byte[]) value);
  }

  @Override
  public Object parse(String text) {
    return HexFormat.of().parseHex(text);
  }

  @Override
  public String parameter() {
    return "?";
  }

  @Override
  public void bind(PreparedStatement statement, int index, Object value) throws SQLException {
    statement.setBytes(index, (byte[]) value);
  }
}
