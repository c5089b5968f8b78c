/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The connections that are in use, and the threads that wait for one, so that all can be ended. */
final class OpenConnections {
  /** Where a connection comes from. */
  @FunctionalInterface
  interface Origin {
    Connection connect() throws SQLException;
  }

  private final Set<Connection> connections = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Thread> waiting = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean aborted;

  Connection track(Origin origin) throws SQLException {
    begin();
    Connection connection = null;
    try {
      connection = origin.connect();
    } finally {
      end(connection);
    }
    return connection;
  }

  private synchronized void begin() throws SQLException {
    if (aborted) {
      throw stopped();
    }
    waiting.add(Thread.currentThread());
  }

  private synchronized void end(@Nullable Connection connection) throws SQLException {
    waiting.remove(Thread.currentThread());
    if (aborted) {
      // it was for the wait, which is over
      boolean unused = Thread.interrupted();
    }
    if (connection == null) {
      return;
    }
    if (aborted) {
      connection.close();
      throw stopped();
    }
    connections.removeIf(OpenConnections::isClosed);
    connections.add(connection);
  }

  synchronized int waiting() {
    return waiting.size();
  }

  private static SQLException stopped() {
    return new SQLNonTransientConnectionException("The task is being stopped", "08003");
  }

  void abort() {
    for (Connection connection : take()) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException | AbstractMethodError e) {
        // gone already, or a driver that cannot: the statement's time-out ends it
      }
    }
  }

  private synchronized List<Connection> take() {
    aborted = true;
    waiting.forEach(Thread::interrupt);
    List<Connection> all = new ArrayList<>(connections);
    connections.clear();
    all.removeIf(OpenConnections::isClosed);
    return all;
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }
}
