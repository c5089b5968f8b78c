/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.sql;

import com.wearepatchworks.connect.jdbc.client.ColumnShape;
import com.wearepatchworks.connect.jdbc.client.Database;
import com.wearepatchworks.connect.jdbc.client.TableShape;
import com.wearepatchworks.connect.jdbc.client.Tables;
import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.dialect.Dialects;
import com.wearepatchworks.connect.jdbc.dialect.TableId;
import com.wearepatchworks.connect.jdbc.sink.sql.TargetColumn.ColumnKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of a real database. */
public record DatabaseCatalog(Database database) implements Catalog {
  @Override
  public Optional<Target> find(TableId table) throws SQLException {
    return database.inTransaction(connection -> find(connection, database.dialect(), table));
  }

  /** The table as a connection finds it. */
  public static Optional<Target> find(Connection connection, Dialect dialect, TableId table)
      throws SQLException {
    return dialect.name().equals(Dialects.POSTGRESQL)
        ? PgCatalog.find(connection, dialect.names(), table)
        : Tables.shape(connection, dialect, table).map(DatabaseCatalog::target);
  }

  private static Target target(TableShape shape) {
    List<List<String>> unique = new ArrayList<>(shape.uniqueKeys());
    if (!shape.primaryKey().isEmpty()) {
      unique.add(shape.primaryKey());
    }
    return new Target(
        shape.id(),
        shape.columns().stream().map(DatabaseCatalog::column).toList(),
        shape.primaryKey(),
        List.copyOf(unique),
        false);
  }

  private static TargetColumn column(ColumnShape shape) {
    return new TargetColumn(
        shape.name(),
        new ColumnKind(shape.jdbcType(), shape.typeName(), shape.precision(), shape.scale()),
        null,
        shape.generated(),
        false,
        !shape.nullable() && !shape.hasDefault());
  }

  @Override
  public void change(List<String> statements) throws SQLException {
    database.inTransaction(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
              statement.execute(sql);
            }
          }
          return statements.size();
        });
  }
}
