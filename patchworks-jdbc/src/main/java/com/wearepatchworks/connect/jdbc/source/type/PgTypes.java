/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.type;

import com.wearepatchworks.connect.jdbc.source.type.PgType.Format;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGResultSetMetaData;
import org.postgresql.core.Field;

/** PostgreSQL: every built-in type has a mapping; enums are text, domains are what they are of. */
final class PgTypes {
  private PgTypes() {}

  /** Null when the column has no mapping. */
  static @Nullable ColumnReader reader(
      Column column, ResultSetMetaData result, int index, TypeOptions options) throws SQLException {
    PgType type = type(column, options);
    if (type == null) {
      return null;
    }
    int sent = result.unwrap(PGResultSetMetaData.class).getFormat(index);
    Format format = sent == Field.BINARY_FORMAT ? Format.BINARY : Format.TEXT;
    return new PgColumn(ColumnReaders.built(type.schema().get(), column), type.decoder(format));
  }

  private static @Nullable PgType type(Column column, TypeOptions options) {
    String name = unqualified(column.typeName());
    if (!name.startsWith("_")) {
      return scalar(name, column, options);
    }
    if (options.arrays() == TypeOptions.Arrays.STRING) {
      return null;
    }
    String itemName = name.substring(1);
    PgType item = scalar(itemName, column, options);
    char delimiter = itemName.equals("box") ? ';' : ',';
    return PgArrays.of(item == null ? PgType.string() : item, delimiter, column.name());
  }

  private static @Nullable PgType scalar(String name, Column column, TypeOptions options) {
    PgType type = PgNumbers.named(name, column, options);
    if (type == null) {
      type = PgMoments.named(name, new MomentForm(options.moments()));
    }
    return type == null ? PgBytes.named(name) : type;
  }

  /** The driver names types outside the search path {@code "schema"."type"}. */
  private static String unqualified(String typeName) {
    int dot = typeName.lastIndexOf("\".\"");
    return dot < 0 ? typeName : typeName.substring(dot + 3, typeName.length() - 1);
  }
}
