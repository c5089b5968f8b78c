/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.util.List;
import java.util.Map;

/** H2. */
final class H2Dialect implements Session {
  static Dialect dialect() {
    return new Described(
        Dialects.H2,
        new Names("\"", "\"", 256, Names.Qualifier.SCHEMA),
        new H2Dialect(),
        new StandardFailures(codes().all()));
  }

  /** Where its SQLSTATE is its own number. */
  private static Codes codes() {
    return new Codes()
        // lock time-out, connection broken, in use, closed, changed by another
        .retry(50200, 90067, 90020, 90098, 90121, 90131);
  }

  @Override
  public Map<String, String> properties(Timeouts timeouts, String application) {
    return Map.of();
  }

  @Override
  public List<String> statements(Timeouts timeouts) {
    long lock = timeouts.lock().isZero() ? Integer.MAX_VALUE : timeouts.lock().toMillis();
    return List.of(
        "SET QUERY_TIMEOUT " + timeouts.statement().toMillis(),
        "SET LOCK_TIMEOUT " + lock,
        "SET TIME ZONE 'UTC'");
  }
}
