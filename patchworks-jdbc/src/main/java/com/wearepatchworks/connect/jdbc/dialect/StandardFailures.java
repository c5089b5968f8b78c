/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.Map;

/**
 * Errors of a database by SQLSTATE, and by its own numbers where it misuses SQLSTATE. Its words are
 * never told, because they may quote values.
 */
final class StandardFailures implements Failures {
  private final Map<Integer, Kind> codes;

  StandardFailures(Map<Integer, Kind> codes) {
    this.codes = Map.copyOf(codes);
  }

  @Override
  public Kind kind(SQLException e) {
    SQLException telling = Causes.telling(e);
    Kind known = codes.get(telling.getErrorCode());
    if (known != null) {
      return known;
    }
    return byStateOrType(e, telling);
  }

  static Kind byStateOrType(SQLException e, SQLException telling) {
    String state = telling.getSQLState();
    Kind kind = state == null ? Kind.FATAL : SqlStates.kind(state);
    if (kind != Kind.FATAL || isLogin(state)) {
      return kind;
    }
    return Causes.of(e).stream().anyMatch(StandardFailures::isTransient) ? Kind.RETRY : kind;
  }

  private static boolean isLogin(String state) {
    return state != null && (state.startsWith("28") || state.startsWith("3D"));
  }

  private static boolean isTransient(Throwable e) {
    return e instanceof SQLTransientException
        || e instanceof SQLRecoverableException
        || e instanceof SQLTimeoutException
        || e instanceof IOException;
  }

  @Override
  public Detail detail(SQLException e) {
    SQLException telling = Causes.telling(e);
    String state = telling.getSQLState();
    return new Detail(
        state,
        telling.getErrorCode(),
        null,
        null,
        null,
        SqlStates.words(state == null ? "" : state));
  }
}
