/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.dialect.TableId;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What tables there are, and what they look like. Asks the database each time. */
public final class Tables {
  /** Schemas of databases that list their own tables as if they were the user's. */
  private static final Set<String> SYSTEM =
      Set.of("information_schema", "pg_catalog", "sys", "system", "mysql", "performance_schema");

  private Tables() {}

  /**
   * A table's shape; empty if there is none of that name that this user may see. Of several in
   * different schemas the one in the connection's own is taken.
   */
  public static Optional<TableShape> shape(Connection connection, Dialect dialect, TableId table)
      throws SQLException {
    Optional<TableId> found = find(connection, table);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new ShapeReader(connection).read(found.get()));
  }

  /** A table's primary key, in order; empty as {@link #shape} is. */
  public static Optional<List<String>> primaryKey(Connection connection, TableId table)
      throws SQLException {
    Optional<TableId> found = find(connection, table);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new ShapeReader(connection).primaryKey(found.get()));
  }

  private static Optional<TableId> find(Connection connection, TableId table) throws SQLException {
    List<TableId> found = query(connection, table, null);
    String own = connection.getSchema();
    return found.stream()
        .filter(candidate -> found.size() == 1 || Objects.equals(candidate.schema(), own))
        .findFirst();
  }

  /**
   * All tables that this user may see, without those of the system.
   *
   * @param kinds as the database names them: {@code TABLE}, {@code VIEW}, {@code PARTITIONED TABLE}
   */
  public static List<TableId> list(Connection connection, Dialect dialect, Collection<String> kinds)
      throws SQLException {
    return query(connection, null, kinds.toArray(String[]::new)).stream()
        .filter(table -> !SYSTEM.contains(String.valueOf(table.schema()).toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static List<TableId> query(
      Connection connection, @Nullable TableId table, String @Nullable [] kinds)
      throws SQLException {
    DatabaseMetaData data = connection.getMetaData();
    Patterns patterns = new Patterns(data.getSearchStringEscape());
    String catalog =
        table == null || table.catalog() == null ? connection.getCatalog() : table.catalog();
    String schema = table == null ? null : patterns.literal(table.schema());
    String name = table == null ? "%" : patterns.literal(table.name());
    List<TableId> found = new ArrayList<>();
    try (ResultSet rows = data.getTables(catalog, schema, name, kinds)) {
      while (rows.next()) {
        found.add(
            new TableId(
                rows.getString("TABLE_CAT"),
                rows.getString("TABLE_SCHEM"),
                rows.getString("TABLE_NAME")));
      }
    }
    return found;
  }
}
