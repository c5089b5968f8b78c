/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.util.List;
import java.util.Map;

/** Microsoft SQL Server and Azure SQL. */
final class SqlServerDialect implements Session {
  static Dialect dialect() {
    return new Described(
        Dialects.SQLSERVER,
        new Names("[", "]", 128, Names.Qualifier.SCHEMA),
        new SqlServerDialect(),
        new StandardFailures(codes().all()));
  }

  private static Codes codes() {
    return new Codes()
        // duplicate key and index, constraint, null, too long (old and new), conversions
        .row(2627, 2601, 547, 515, 8152, 2628, 245, 241, 242, 244, 248, 8114, 8115, 8169)
        .row(220, 232, 295, 296, 335, 6522)
        // deadlock, lock time-out, update conflict, time-out
        .retry(1205, 1222, 3960, -2)
        // Azure is busy or moves the database; the network
        .retry(40197, 40501, 40613, 49918, 49919, 49920, 10928, 10929, 10053, 10054, 10060, 233)
        .fatal(18456, 4060);
  }

  @Override
  public Map<String, String> properties(Timeouts timeouts, String application) {
    return Map.of(
        "applicationName",
        application,
        "loginTimeout",
        Seconds.of(timeouts.connect()),
        "socketTimeout",
        Long.toString(timeouts.socket().toMillis()),
        "queryTimeout",
        timeouts.statement().isZero() ? "-1" : Seconds.of(timeouts.statement()),
        "lockTimeout",
        timeouts.lock().isZero() ? "-1" : Long.toString(timeouts.lock().toMillis()));
  }

  @Override
  public List<String> statements(Timeouts timeouts) {
    return List.of();
  }
}
