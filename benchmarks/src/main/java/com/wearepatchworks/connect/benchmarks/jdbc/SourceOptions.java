/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.jdbctask.Values;
import com.wearepatchworks.connect.sandbox.PostgresServer;
import java.util.Map;
import java.util.TreeMap;

/**
 * The source as a user would set it; what is not here is as installed.
 *
 * @param table that it reads
 */
record SourceOptions(PostgresServer server, String table) {
  static final String GAP_FREE = "connector, gap-free";
  static final String INCREMENTING = "connector, incrementing";

  private static final String COLUMN = "patchworks_tx";

  /** Makes a table of the expected rows, with the column of transactions and its index. */
  static void makeTable(PostgresServer server, String table) {
    server.execute("CREATE TABLE %s (LIKE %s INCLUDING ALL)".formatted(table, Rows.EXPECTED));
    server.execute(
        "ALTER TABLE %s ADD COLUMN %s xid8 NOT NULL DEFAULT pg_current_xact_id()"
            .formatted(table, COLUMN));
    server.execute(
        "INSERT INTO %s (%s) SELECT %s FROM %s"
            .formatted(table, Values.COLUMNS, Values.COLUMNS, Rows.EXPECTED));
    server.execute("CREATE INDEX ON %s (%s, id)".formatted(table, COLUMN));
    server.execute("VACUUM ANALYZE " + table);
    server.execute("CHECKPOINT");
  }

  Map<String, String> gapFree() {
    Map<String, String> options = common();
    options.put("mode", "gap-free");
    options.put("gap-free.column", COLUMN);
    return options;
  }

  Map<String, String> incrementing() {
    Map<String, String> options = common();
    options.put("mode", "incrementing");
    options.put("incrementing.column.name", "id");
    return options;
  }

  private Map<String, String> common() {
    Map<String, String> options = new TreeMap<>();
    options.put("connector.class", "com.wearepatchworks.connect.jdbc.JdbcSourceConnector");
    options.put("connection.url", server.url());
    options.put("connection.user", server.user());
    options.put("connection.password", server.password());
    options.put("table.include", "public." + table);
    options.put("column.exclude", COLUMN);
    options.put("topic", "rows");
    return options;
  }
}
