/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.type;

import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.source.type.Column.Nullability;
import com.wearepatchworks.connect.jdbc.source.type.TypeOptions.Unsupported;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** The reader of each column of a result. */
public record ColumnReaders(Dialect dialect, TypeOptions options) {
  /** Text as the driver gives it: what has no mapping. */
  private record AsText(Schema schema) implements ColumnReader {
    @Override
    public @Nullable Object fetch(ResultSet rows, int column) throws SQLException {
      return rows.getString(column);
    }

    @Override
    public Object convert(Object fetched) {
      return fetched;
    }
  }

  /**
   * The reader of a column; null when it is to be left out.
   *
   * @throws ConnectException when its type has no mapping and the options say that this is an error
   */
  public @Nullable ColumnReader of(Column column, ResultSetMetaData result, int index)
      throws SQLException {
    ColumnReader reader =
        dialect.name().equals("postgresql")
            ? PgTypes.reader(column, result, index, options)
            : JdbcTypes.reader(column, options);
    return reader == null ? unsupported(column) : reader;
  }

  private @Nullable ColumnReader unsupported(Column column) {
    if (options.unsupported() == Unsupported.FAIL) {
      throw new ConnectException(
          "Column '%s' has type %s, which has no mapping: leave it out by column.exclude, or set unsupported.types to string or skip"
              .formatted(column.name(), column.typeName()));
    }
    return options.unsupported() == Unsupported.SKIP
        ? null
        : new AsText(built(SchemaBuilder.string(), column));
  }

  /** Optional where the column may be null. */
  static Schema built(SchemaBuilder schema, Column column) {
    return column.nullable() == Nullability.OPTIONAL ? schema.optional().build() : schema.build();
  }
}
