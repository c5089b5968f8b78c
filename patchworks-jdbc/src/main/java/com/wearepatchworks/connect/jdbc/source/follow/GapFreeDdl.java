/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import com.wearepatchworks.connect.jdbc.dialect.Names;
import com.wearepatchworks.connect.jdbc.dialect.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What makes the column that the mode gap-free wants. The default's value is taken once for all
 * rows that are there, so the table is not rewritten; the trigger also keeps writers from giving a
 * value of their own.
 */
record GapFreeDdl(Names names, TableId table, List<String> key, String column) {
  List<String> statements() {
    String quoted = names.quote(new TableId(null, table.schema(), table.name()));
    String tx = names.quote(column);
    String function = names.quote(new TableId(null, table.schema(), column + "_stamp"));
    String index = key.isEmpty() ? tx : tx + ", " + names.quoteAll(key);
    return List.of(
        "ALTER TABLE %s ADD COLUMN %s xid8 NOT NULL DEFAULT pg_current_xact_id()"
            .formatted(quoted, tx),
        "CREATE OR REPLACE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $patchworks$BEGIN NEW.%s := pg_current_xact_id(); RETURN NEW; END$patchworks$"
            .formatted(function, tx),
        "CREATE TRIGGER %s BEFORE INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION %s()"
            .formatted(names.quote(column + "_stamp"), quoted, function),
        "CREATE INDEX ON %s (%s)".formatted(quoted, index));
  }

  /** Runs the statements in one transaction: no row may be changed between them unseen. */
  void create(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL statement_timeout = 0");
      for (String sql : statements()) {
        statement.execute(sql);
      }
      connection.commit();
    } finally {
      connection.setAutoCommit(true);
    }
  }

  @Override
  public String toString() {
    return statements().stream().collect(Collectors.joining(";\n", "BEGIN;\n", ";\nCOMMIT;"));
  }
}
