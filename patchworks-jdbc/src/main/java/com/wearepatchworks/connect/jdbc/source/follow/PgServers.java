/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import com.wearepatchworks.connect.jdbc.source.offset.Server;
import com.wearepatchworks.connect.jdbc.source.offset.Snapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Asks a PostgreSQL who it is, and which transactions it has seen. */
final class PgServers {
  private static final String READ_ONLY = "25006";

  /** The timeline of the log, not of the control file, which a promotion changes only later. */
  private static final String WHO =
      "SELECT CAST(system_identifier AS text),"
          + " substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8),"
          + " (SELECT CAST(CAST(extract(epoch FROM stats_reset) * 1000000 AS bigint) AS text)"
          + " FROM pg_stat_archiver) FROM pg_control_system()";

  private static final String WRITER_DELAY =
      "SELECT setting FROM pg_settings WHERE name = 'wal_writer_delay'";

  private PgServers() {}

  /**
   * Who it is. A standby does not list the transactions that run on its primary, so its snapshots
   * are of no use: it is refused, to be tried again, because it may be about to be promoted.
   */
  static Server identify(Connection connection) throws SQLException {
    if (single(connection, "SELECT CAST(pg_is_in_recovery() AS text)").equals("true")) {
      throw new SQLException(
          "The server is a standby, whose snapshots lack the transactions that are running: lead"
              + " connection.url to the primary (with several hosts: targetServerType=primary)",
          READ_ONLY);
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(WHO)) {
      row.next();
      String life = row.getString(3);
      return new Server(row.getString(1), row.getString(2), life == null ? "" : life, 0);
    }
  }

  /** How long a round of the WAL writer takes. */
  static Duration writerDelay(Connection connection) throws SQLException {
    return Duration.ofMillis(Long.parseLong(single(connection, WRITER_DELAY)));
  }

  static Snapshot snapshot(Connection connection) throws SQLException {
    return Snapshot.parse(single(connection, "SELECT CAST(pg_current_snapshot() AS text)"));
  }

  private static String single(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
