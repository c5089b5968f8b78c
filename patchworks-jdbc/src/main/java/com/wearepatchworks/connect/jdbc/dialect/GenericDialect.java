/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.util.List;
import java.util.Map;

/** A database that is only known to follow the SQL standard. */
final class GenericDialect implements Session {
  static Dialect dialect() {
    return new Described(
        Dialects.GENERIC,
        new Names("\"", "\"", 128, Names.Qualifier.SCHEMA),
        new GenericDialect(),
        new StandardFailures(Map.of()));
  }

  @Override
  public Map<String, String> properties(Timeouts timeouts, String application) {
    return Map.of();
  }

  @Override
  public List<String> statements(Timeouts timeouts) {
    return List.of();
  }
}
