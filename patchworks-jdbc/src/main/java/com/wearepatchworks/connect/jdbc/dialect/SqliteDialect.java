/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.util.List;
import java.util.Map;

/** SQLite. */
final class SqliteDialect implements Session {
  static Dialect dialect() {
    return new Described(
        Dialects.SQLITE,
        new Names("\"", "\"", Integer.MAX_VALUE, Names.Qualifier.CATALOG),
        new SqliteDialect(),
        new StandardFailures(codes().all()));
  }

  /** The driver gives no SQLSTATE. */
  private static Codes codes() {
    return new Codes()
        // constraint, datatype mismatch, too big
        .row(19, 20, 18)
        // busy, locked, input or output, disk full
        .retry(5, 6, 10, 13);
  }

  @Override
  public Map<String, String> properties(Timeouts timeouts, String application) {
    long lock = timeouts.lock().isZero() ? Integer.MAX_VALUE : timeouts.lock().toMillis();
    return Map.of("busy_timeout", Long.toString(lock));
  }

  @Override
  public List<String> statements(Timeouts timeouts) {
    return List.of();
  }
}
