/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that is behind an error: causes and next exceptions, outermost first, each once. */
final class Causes {
  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Throwable> all = new ArrayList<>();

  private Causes() {}

  static List<Throwable> of(SQLException e) {
    Causes causes = new Causes();
    causes.add(e);
    return causes.all;
  }

  private void add(@Nullable Throwable e) {
    if (e == null || !seen.add(e)) {
      return;
    }
    all.add(e);
    add(e.getCause());
    if (e instanceof SQLException sql) {
      add(sql.getNextException());
    }
  }

  /** The innermost SQL error that has a SQLSTATE or a number; else {@code e} itself. */
  static SQLException telling(SQLException e) {
    SQLException telling = e;
    for (Throwable cause : of(e)) {
      if (cause instanceof SQLException sql
          && (sql.getSQLState() != null || sql.getErrorCode() != 0)) {
        telling = sql;
      }
    }
    return telling;
  }
}
