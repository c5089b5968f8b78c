/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.tables;

import com.wearepatchworks.connect.jdbc.client.Tables;
import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.dialect.TableId;
import com.wearepatchworks.connect.jdbc.source.rows.Subject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What there is to follow for one task, now. */
public record Discovery(Dialect dialect, TableOptions options, Share share) {
  private static final String PARTITIONS =
      "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE c.relispartition AND c.relkind IN ('r', 'p')";

  /** Asks the database, unless there are queries. */
  public List<Subject> look(Connection connection) throws SQLException {
    if (!options.queries().isEmpty()) {
      return options.queries().entrySet().stream()
          .map(query -> Subject.of(query.getKey(), query.getValue()))
          .filter(share::owns)
          .toList();
    }
    Set<TableId> partitions = partitions(connection);
    return Tables.list(connection, dialect, options.kinds()).stream()
        .filter(table -> options.include().match(table) && !options.exclude().match(table))
        .filter(table -> !partitions.contains(new TableId(null, table.schema(), table.name())))
        .map(Subject::of)
        .flatMap(subject -> subject.parts(options.parts()))
        .filter(share::owns)
        .toList();
  }

  private Set<TableId> partitions(Connection connection) throws SQLException {
    Set<TableId> partitions = new HashSet<>();
    if (dialect.name().equals("postgresql")) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(PARTITIONS)) {
        while (rows.next()) {
          partitions.add(TableId.of(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return partitions;
  }
}
