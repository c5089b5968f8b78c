/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import com.wearepatchworks.connect.jdbc.dialect.TableId;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads a table's shape from what the driver tells. */
final class ShapeReader {
  private final DatabaseMetaData data;
  private final Patterns patterns;

  ShapeReader(Connection connection) throws SQLException {
    this.data = connection.getMetaData();
    this.patterns = new Patterns(data.getSearchStringEscape());
  }

  TableShape read(TableId table) throws SQLException {
    List<ColumnShape> columns = columns(table);
    List<String> primaryKey = primaryKey(table);
    return new TableShape(table, columns, primaryKey, uniqueKeys(table, columns, primaryKey));
  }

  private List<ColumnShape> columns(TableId table) throws SQLException {
    List<ColumnShape> columns = new ArrayList<>();
    try (ResultSet rows =
        data.getColumns(
            table.catalog(),
            patterns.literal(table.schema()),
            patterns.literal(table.name()),
            null)) {
      while (rows.next()) {
        columns.add(column(rows));
      }
    }
    return columns;
  }

  private static ColumnShape column(ResultSet row) throws SQLException {
    return new ColumnShape(
        row.getString("COLUMN_NAME"),
        row.getInt("DATA_TYPE"),
        row.getString("TYPE_NAME"),
        row.getInt("COLUMN_SIZE"),
        row.getInt("DECIMAL_DIGITS"),
        !"NO".equals(row.getString("IS_NULLABLE")),
        "YES".equals(row.getString("IS_GENERATEDCOLUMN")),
        row.getString("COLUMN_DEF") != null || "YES".equals(row.getString("IS_AUTOINCREMENT")));
  }

  /** Of a table that has none: no columns. */
  List<String> primaryKey(TableId table) throws SQLException {
    Map<Integer, String> ordered = new TreeMap<>();
    try (ResultSet rows = data.getPrimaryKeys(table.catalog(), table.schema(), table.name())) {
      while (rows.next()) {
        ordered.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(ordered.values());
  }

  private List<List<String>> uniqueKeys(
      TableId table, List<ColumnShape> columns, List<String> primaryKey) throws SQLException {
    Map<String, List<String>> indexes = new LinkedHashMap<>();
    Set<String> partial = new LinkedHashSet<>();
    try (ResultSet rows =
        data.getIndexInfo(table.catalog(), table.schema(), table.name(), true, true)) {
      while (rows.next()) {
        String index = rows.getString("INDEX_NAME");
        if (index == null) {
          continue; // a row of statistics
        }
        String column = rows.getString("COLUMN_NAME");
        indexes.computeIfAbsent(index, name -> new ArrayList<>()).add(String.valueOf(column));
        if (rows.getString("FILTER_CONDITION") != null) {
          partial.add(index);
        }
      }
    }
    indexes.keySet().removeAll(partial);
    Set<String> known = new LinkedHashSet<>(columns.stream().map(ColumnShape::name).toList());
    return indexes.values().stream()
        .filter(known::containsAll) // an expression is none of the columns
        .filter(key -> !key.equals(primaryKey))
        .distinct()
        .map(List::copyOf)
        .toList();
  }
}
