/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLException;

/** Why there was no connection, as far as drivers let one see. */
public enum Refusal {
  /** There is no such host. */
  UNKNOWN_HOST,
  /** The host is there, and nothing listens on the port. */
  NOBODY_LISTENS,
  /** No answer in time. */
  NO_ANSWER,
  /** TLS: a certificate, or one of the two does not want it. */
  TLS,
  /** Wrong user or password, or not from here. */
  LOGIN,
  /** The server has no such database. */
  UNKNOWN_DATABASE,
  /** The server has no connection left. */
  FULL,
  /** Something else. */
  OTHER;

  /** PostgreSQL's driver when logging in has taken too long. */
  private static final String SILENCE = "08001";

  /** The same when it is asked for a password and has none. */
  private static final String NO_PASSWORD = "08004";

  private static final Set<Integer> MYSQL_LOGIN = Set.of(1044, 1045, 1698);
  private static final int MYSQL_DATABASE = 1049;
  private static final int SQLSERVER_LOGIN = 18456;
  private static final int SQLSERVER_DATABASE = 4060;
  private static final int ORACLE_LOGIN = 1017;
  private static final Set<Integer> ORACLE_DATABASE = Set.of(12505, 12514);
  private static final Set<Integer> H2_DATABASE = Set.of(90146, 90149);

  /** Why {@code dialect}'s server, or the way to it, refused. */
  public static Refusal of(Dialect dialect, SQLException e) {
    SQLException telling = Causes.telling(e);
    Refusal vendor = byCode(dialect.name(), telling.getErrorCode());
    if (vendor != OTHER) {
      return vendor;
    }
    Refusal state = byState(telling.getSQLState() == null ? "" : telling.getSQLState());
    if (state != OTHER) {
      return state;
    }
    Refusal network = byNetwork(Causes.of(e));
    return network == OTHER && SILENCE.equals(telling.getSQLState()) ? NO_ANSWER : network;
  }

  private static Refusal byCode(String dialect, int code) {
    return switch (dialect) {
      case Dialects.MYSQL -> which(MYSQL_LOGIN.contains(code), code == MYSQL_DATABASE);
      case Dialects.SQLSERVER -> which(code == SQLSERVER_LOGIN, code == SQLSERVER_DATABASE);
      case Dialects.ORACLE -> which(code == ORACLE_LOGIN, ORACLE_DATABASE.contains(code));
      case Dialects.H2 -> which(false, H2_DATABASE.contains(code));
      default -> OTHER;
    };
  }

  private static Refusal which(boolean login, boolean database) {
    if (login) {
      return LOGIN;
    }
    return database ? UNKNOWN_DATABASE : OTHER;
  }

  private static Refusal byState(String state) {
    if (state.startsWith("28") || state.equals(NO_PASSWORD)) {
      return LOGIN;
    }
    if (state.startsWith("3D")) {
      return UNKNOWN_DATABASE;
    }
    return state.equals("53300") ? FULL : OTHER;
  }

  private static Refusal byNetwork(List<Throwable> causes) {
    for (Throwable cause : causes) {
      if (cause instanceof UnknownHostException) {
        return UNKNOWN_HOST;
      }
      if (cause instanceof SSLException) {
        return TLS;
      }
      if (cause instanceof SocketTimeoutException || cause instanceof NoRouteToHostException) {
        return NO_ANSWER;
      }
      if (cause instanceof ConnectException) {
        return NOBODY_LISTENS;
      }
    }
    return causes.stream().anyMatch(IOException.class::isInstance) ? NO_ANSWER : OTHER;
  }
}
