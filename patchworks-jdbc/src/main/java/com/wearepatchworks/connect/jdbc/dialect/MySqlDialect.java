/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.util.List;
import java.util.Map;

/** MySQL and MariaDB, by the driver of either. */
final class MySqlDialect implements Session {
  /** As long as the server lets one be. */
  private static final long FOR_EVER_S = 1_073_741_824;

  static Dialect dialect() {
    return new Described(
        Dialects.MYSQL,
        new Names("`", "`", 64, Names.Qualifier.CATALOG),
        new MySqlDialect(),
        new StandardFailures(codes().all()));
  }

  /** By number, because most of them come as HY000. */
  private static Codes codes() {
    return new Codes()
        // null, duplicate, no default, wrong value, too long, out of range, truncated, date
        .row(1048, 1062, 1364, 1366, 1406, 1264, 1265, 1292, 1411, 1367)
        // foreign keys, check constraints of MySQL and of MariaDB, JSON, geometry
        .row(1216, 1217, 1451, 1452, 3819, 4025, 3140, 1416)
        // lock wait, deadlock, too many connections, shutdown, killed, time-outs, read only
        .retry(1205, 1213, 1040, 1203, 1226, 1053, 1317, 1927, 3024, 1969, 1290, 1836)
        .fatal(1045, 1049);
  }

  @Override
  public Map<String, String> properties(Timeouts timeouts, String application) {
    return Map.of(
        "connectTimeout", Long.toString(timeouts.connect().toMillis()),
        "socketTimeout", Long.toString(timeouts.socket().toMillis()),
        "tcpKeepAlive", "true");
  }

  /**
   * The comments are read by the server that they are for: each of the two has its own time-out.
   * Without a strict mode values that do not fit would be cut or zeroed without a word.
   */
  @Override
  public List<String> statements(Timeouts timeouts) {
    String lock =
        timeouts.lock().isZero() ? Long.toString(FOR_EVER_S) : Seconds.of(timeouts.lock());
    String settings =
        "SET SESSION innodb_lock_wait_timeout = "
            + lock
            + ", time_zone = '+00:00', sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES')"
            + " /*M! , max_statement_time = "
            + Seconds.of(timeouts.statement())
            + " */ /*!50708 , max_execution_time = "
            + timeouts.statement().toMillis()
            + " */";
    return List.of(settings);
  }
}
