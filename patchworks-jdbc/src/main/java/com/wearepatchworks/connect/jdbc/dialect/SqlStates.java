/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import com.wearepatchworks.connect.jdbc.dialect.Failures.Kind;
import java.util.Set;

/** What SQLSTATEs mean, by the standard and, where it says nothing, by PostgreSQL. */
final class SqlStates {
  private static final Set<String> ROW_CLASSES = Set.of("22", "23", "44");
  private static final Set<String> RETRY_CLASSES = Set.of("08", "40", "53", "58");

  /** Raised by a function or trigger of the user: a check that a row did not pass. */
  private static final String RAISED = "P0001";

  private static final Set<String> RETRY =
      Set.of(
          "25006", // read only: a standby that has not taken over yet
          "25P03", // idle in a transaction for too long
          "25P04", // transaction took too long
          "26000", // a prepared statement that a proxy in between has forgotten
          "55006", // object in use
          "55P03", // lock not available
          "57014"); // statement took too long

  private SqlStates() {}

  /** In words, for databases whose own words may quote values. */
  static String words(String state) {
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "08" -> "no connection";
      case "22" -> "a value does not fit its column's type";
      case "23" -> "a constraint is violated";
      case "28" -> "login refused";
      case "3D" -> "there is no such database";
      case "40" -> "the transaction was rolled back by the database (deadlock or conflict)";
      case "42" -> "the statement names something that is not there, or may not do what it does";
      case "53" -> "the server is short of something (connections, memory or disk)";
      case "57" -> "the statement or the connection was ended by the server";
      default -> "the database refused";
    };
  }

  static Kind kind(String state) {
    String family = state.length() < 2 ? "" : state.substring(0, 2);
    if (ROW_CLASSES.contains(family) || state.equals(RAISED)) {
      return Kind.ROW;
    }
    boolean retry =
        RETRY_CLASSES.contains(family) || RETRY.contains(state) || state.startsWith("57P");
    return retry ? Kind.RETRY : Kind.FATAL;
  }
}
