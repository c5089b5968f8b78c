/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** PostgreSQL, 13 and newer. */
final class PostgresDialect implements Session {
  /** A transaction of ours that does nothing for so long has lost its task. */
  private static final long IDLE_MS = Duration.ofMinutes(10).toMillis();

  static Dialect dialect() {
    return new Described(
        Dialects.POSTGRESQL,
        new Names("\"", "\"", 63, Names.Qualifier.SCHEMA),
        new PostgresDialect(),
        new PostgresFailures());
  }

  @Override
  public Map<String, String> properties(Timeouts timeouts, String application) {
    String connect = Seconds.of(timeouts.connect());
    return Map.of(
        "ApplicationName",
        application,
        "connectTimeout",
        connect,
        // also makes the driver connect on a thread of its own, so that a stop need not wait for it
        "loginTimeout",
        connect,
        "socketTimeout",
        Seconds.of(timeouts.socket()),
        "cancelSignalTimeout",
        "5",
        "tcpKeepAlive",
        "true",
        // or a row's values would be in the messages of exceptions
        "logServerErrorDetail",
        "false");
  }

  @Override
  public List<String> statements(Timeouts timeouts) {
    return List.of(
        "SET statement_timeout = " + timeouts.statement().toMillis(),
        "SET lock_timeout = " + timeouts.lock().toMillis(),
        "SET idle_in_transaction_session_timeout = " + IDLE_MS,
        "SET TIME ZONE 'UTC'");
  }
}
