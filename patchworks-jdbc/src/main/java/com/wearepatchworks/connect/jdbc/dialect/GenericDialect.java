/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.util.List;
import java.util.Map;

/** A database that is only known to follow the SQL standard. */
final class GenericDialect implements Dialect, Session {
  private static final Names NAMES = new Names("\"", "\"", 128, Names.Qualifier.SCHEMA);
  private static final Failures FAILURES = new StandardFailures(Map.of());

  @Override
  public String name() {
    return Dialects.GENERIC;
  }

  @Override
  public Names names() {
    return NAMES;
  }

  @Override
  public Session session() {
    return this;
  }

  @Override
  public Failures failures() {
    return FAILURES;
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
