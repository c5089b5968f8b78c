/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.type;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** A column whose bytes are decoded as they were sent. */
record PgColumn(Schema schema, Decoder decoder) implements ColumnReader {
  @Override
  public byte @Nullable [] fetch(ResultSet rows, int column) throws SQLException {
    return rows.getBytes(column);
  }

  @Override
  public Object convert(Object fetched) {
    return decoder.decode((byte[]) fetched);
  }
}
