/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import com.wearepatchworks.connect.jdbc.source.offset.Server;
import com.wearepatchworks.connect.jdbc.source.offset.Snapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;

/** Asks a PostgreSQL who it is, and which transactions it has seen. */
final class PgServers {
  private static final String READ_ONLY = "25006";

  /** The timeline of the log, not of the control file, which a promotion changes only later. */
  private static final String WHO =
      "SELECT CAST(system_identifier AS text),"
          + " substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8),"
          + " (SELECT CAST(CAST(extract(epoch FROM stats_reset) * 1000000 AS bigint) AS text)"
          + " FROM pg_stat_archiver) FROM pg_control_system()";

  /** Of the last checkpoint; written as epoch:id. */
  private static final String NEXT_ID =
      "SELECT CAST((CAST(split_part(next_xid, ':', 1) AS bigint) << 32)"
          + " + CAST(split_part(next_xid, ':', 2) AS bigint) AS text) FROM pg_control_checkpoint()";

  private static final int VERSION_WITH_CHECKPOINTER = 17;

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
      return new Server(row.getString(1), row.getString(2), life == null ? "" : life);
    }
  }

  /**
   * The first id that is given again after a crash; empty when nobody knows any more, because there
   * was another checkpoint than the one at the end of recovery.
   */
  static OptionalLong firstReused(Connection connection) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    String next = single(connection, NEXT_ID);
    String checkpoints =
        single(
            connection,
            version >= VERSION_WITH_CHECKPOINTER
                ? "SELECT CAST(num_timed + num_requested AS text) FROM pg_stat_checkpointer"
                : "SELECT CAST(checkpoints_timed + checkpoints_req AS text) FROM pg_stat_bgwriter");
    return Long.parseLong(checkpoints) <= 1
        ? OptionalLong.of(Long.parseLong(next))
        : OptionalLong.empty();
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
