/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.dialect.TableId;
import com.wearepatchworks.connect.jdbc.source.sql.KeyColumn;
import com.wearepatchworks.connect.jdbc.source.sql.KeyTypes;
import com.wearepatchworks.connect.jdbc.source.type.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table or query as it is found in the database; its alias in SQL is {@code t}.
 *
 * @param label for messages
 * @param table null for a query
 * @param columns all that it has
 * @param unique columns that tell rows apart; empty when nobody knows any
 */
public record Relation(
    Dialect dialect,
    String label,
    @Nullable TableId table,
    List<Column> columns,
    List<String> unique) {

  /** Whether it is PostgreSQL's. */
  boolean isPostgres() {
    return dialect.name().equals("postgresql");
  }

  /** The column of that name. */
  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** A column that an option names. */
  Column required(String option, String name) {
    return column(name)
        .orElseThrow(
            () ->
                new OptionException(
                    option,
                    "%s has no column '%s'; it has %s. Correct %s"
                        .formatted(
                            label, name, columns.stream().map(Column::name).toList(), option)));
  }

  /** A column as a key. */
  KeyColumn key(Column column) {
    return new KeyColumn(
        column.name(),
        sql(column.name()),
        KeyTypes.of(dialect, column.jdbcType(), column.typeName()));
  }

  /** A column in SQL. */
  String sql(String column) {
    return "t." + dialect.names().quote(column);
  }

  /**
   * What tells rows apart: the unique columns, else the place in a table of PostgreSQL.
   *
   * @throws OptionException when there is nothing
   */
  List<KeyColumn> identity() {
    if (!unique.isEmpty()) {
      List<KeyColumn> keys = new ArrayList<>();
      unique.forEach(name -> keys.add(key(required("key.columns", name))));
      return keys;
    }
    if (isPostgres() && table != null) {
      // a place is one of a partition
      return List.of(
          new KeyColumn(
              "tableoid", "t.tableoid", KeyTypes.of(dialect, java.sql.Types.OTHER, "oid")),
          new KeyColumn("ctid", "t.ctid", KeyTypes.of(dialect, java.sql.Types.OTHER, "tid")));
    }
    throw new OptionException(
        "key.columns",
        "Nothing tells the rows of %s apart: it has no primary key. Name columns that do in key.columns"
            .formatted(label));
  }
}
