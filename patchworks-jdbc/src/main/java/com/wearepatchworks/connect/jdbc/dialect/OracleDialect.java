/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Oracle, 12.2 and newer. */
final class OracleDialect implements Session {
  /** What {@code V$SESSION.PROGRAM} can hold. */
  private static final int PROGRAM_LENGTH = 48;

  static Dialect dialect() {
    return new Described(
        Dialects.ORACLE,
        new Names("\"", "\"", 128, Names.Qualifier.SCHEMA),
        new OracleDialect(),
        new StandardFailures(codes().all()));
  }

  private static Codes codes() {
    return new Codes()
        // unique, null, too large, number, precision, check, foreign keys
        .row(1, 1400, 1407, 1401, 12899, 1722, 1438, 1461, 1426, 2290, 2291, 2292)
        // dates
        .row(1830, 1839, 1840, 1841, 1843, 1847, 1858, 1861, 1878)
        // deadlock, busy, serialization, packages discarded
        .retry(60, 54, 30006, 8177, 4068)
        // starting, stopping, killed, no listener, no answer, lost
        .retry(28, 18, 20, 1012, 1033, 1034, 1089, 1090, 1092, 3113, 3114, 3135)
        .retry(12170, 12514, 12519, 12528, 12537, 12541, 12543, 12570, 17002, 17008, 17410, 17447)
        .fatal(1017, 28000, 12505);
  }

  /** There is no time-out for statements or locks in a session; the socket's bounds them. */
  @Override
  public Map<String, String> properties(Timeouts timeouts, String application) {
    Map<String, String> properties = new HashMap<>();
    properties.put(
        "v$session.program",
        application.substring(0, Math.min(application.length(), PROGRAM_LENGTH)));
    properties.put("oracle.net.CONNECT_TIMEOUT", Long.toString(timeouts.connect().toMillis()));
    properties.put("oracle.jdbc.ReadTimeout", Long.toString(timeouts.socket().toMillis()));
    properties.put("oracle.net.keepAlive", "true");
    return properties;
  }

  @Override
  public List<String> statements(Timeouts timeouts) {
    return List.of("ALTER SESSION SET TIME_ZONE = '+00:00'");
  }
}
