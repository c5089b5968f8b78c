/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.type;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Hides the values of a column, but not whether there is one. */
public record Masked(ColumnReader column) implements ColumnReader {
  private static final String MASK = "****";

  @Override
  public Schema schema() {
    return column.schema().isOptional() ? Schema.OPTIONAL_STRING_SCHEMA : Schema.STRING_SCHEMA;
  }

  @Override
  public @Nullable Object fetch(ResultSet rows, int index) throws SQLException {
    return column.fetch(rows, index);
  }

  @Override
  public Object convert(Object fetched) {
    return MASK;
  }
}
