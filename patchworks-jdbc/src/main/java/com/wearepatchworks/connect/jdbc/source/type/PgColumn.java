/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.type;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** A column whose bytes are decoded as they were sent. */
record PgColumn(Schema schema, Decoder decoder) implements ColumnReader {
  @Override
  public @Nullable Object read(ResultSet rows, int column) throws SQLException {
    byte[] sent = rows.getBytes(column);
    return sent == null ? null : decoder.decode(sent);
  }
}
