/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.sql;

import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.dialect.Names;
import com.wearepatchworks.connect.jdbc.dialect.TableId;
import java.util.ArrayList;
import java.util.List;

/** Statements that make tables and columns. */
public final class Ddl {
  private final Names names;
  private final ColumnTypes types;
  private final String addColumn;

  /** Of a dialect. */
  public Ddl(Dialect dialect) {
    this.names = dialect.names();
    this.types = ColumnTypes.of(dialect.name());
    this.addColumn =
        switch (dialect.name()) {
          case "oracle", "sqlserver" -> "ADD ";
          default -> "ADD COLUMN ";
        };
  }

  /** A table with the columns and the primary key. */
  public List<String> create(TableId table, List<NewColumn> columns, List<String> key) {
    List<String> lines = new ArrayList<>();
    for (NewColumn column : columns) {
      boolean inKey = key.contains(column.name());
      lines.add(definition(column, inKey) + (inKey || column.required() ? " NOT NULL" : ""));
    }
    if (!key.isEmpty()) {
      lines.add("PRIMARY KEY (" + names.quoteAll(key) + ")");
    }
    return List.of("CREATE TABLE %s (%s)".formatted(names.quote(table), String.join(", ", lines)));
  }

  /** Columns for a table that has rows: all of them may be null. */
  public List<String> add(TableId table, List<NewColumn> columns) {
    return columns.stream()
        .map(
            column ->
                "ALTER TABLE %s %s%s"
                    .formatted(names.quote(table), addColumn, definition(column, false)))
        .toList();
  }

  private String definition(NewColumn column, boolean inKey) {
    String type = inKey ? types.inKey(column.schema()) : types.of(column.schema());
    return names.quote(column.name()) + " " + type;
  }
}
