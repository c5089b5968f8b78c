/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Errors of PostgreSQL. The server's sentence is told; its detail, hint and context are not,
 * because they quote rows, and neither are the values that it quotes in sentences about types.
 */
final class PostgresFailures implements Failures {
  /** Also "cached plan must not change result type": the table has changed, and again is fine. */
  private static final String NOT_SUPPORTED = "0A000";

  private static final String RAISED = "P0001";

  @Override
  public Kind kind(SQLException e) {
    SQLException telling = Causes.telling(e);
    if (NOT_SUPPORTED.equals(telling.getSQLState()) && isStalePlan(telling)) {
      return Kind.RETRY;
    }
    return StandardFailures.byStateOrType(e, telling);
  }

  private static boolean isStalePlan(SQLException e) {
    ServerErrorMessage server = server(e);
    return server != null && "RevalidateCachedQuery".equals(server.getRoutine());
  }

  @Override
  public Detail detail(SQLException e) {
    SQLException telling = Causes.telling(e);
    ServerErrorMessage server = server(telling);
    String state = telling.getSQLState();
    if (server == null) {
      return new Detail(state, 0, null, null, null, client(telling));
    }
    return new Detail(
        state, 0, server.getConstraint(), server.getTable(), server.getColumn(), words(server));
  }

  private static @Nullable ServerErrorMessage server(SQLException e) {
    return e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
  }

  /** The driver's own errors: words only for those that are known to quote no value. */
  private static String client(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    boolean connection = state.startsWith("08") || state.startsWith("28");
    return connection && e instanceof PSQLException
        ? SqlStates.words(state) + ": " + e.getMessage()
        : SqlStates.words(state);
  }

  private static String words(ServerErrorMessage server) {
    String state = server.getSQLState() == null ? "" : server.getSQLState();
    if (state.equals(RAISED)) {
      return "a function or trigger of the database raised an exception";
    }
    String message = server.getMessage() == null ? "the server refused" : server.getMessage();
    return state.startsWith("22") ? withoutQuoted(message) : message;
  }

  /** From the first quote to the last: a value may hold quotes itself. */
  private static String withoutQuoted(String message) {
    int first = message.indexOf('"');
    int last = message.lastIndexOf('"');
    return first < 0 || first == last
        ? message
        : message.substring(0, first + 1) + "..." + message.substring(last);
  }
}
