/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import com.wearepatchworks.connect.core.metrics.Metrics;
import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One task's way to a database: connections of the pool that it shares with the other tasks of its
 * connector, and connections of its own. Thread-safe. SQL errors are thrown as they are; {@link
 * DatabaseException#of} makes of them what may be logged.
 */
public final class Database implements AutoCloseable {
  private final DatabaseOptions options;
  private final String poolName;
  private final Dialer dialer;
  private final HikariDataSource pool;
  private final OpenConnections open = new OpenConnections();
  private boolean closed;

  private Database(DatabaseOptions options, String poolName) {
    this.options = options;
    this.poolName = poolName;
    this.dialer = new Dialer(options, poolName);
    this.pool = Pools.shared().take(poolName, options);
  }

  /**
   * A way to a database; nothing is connected yet.
   *
   * @param poolName shared by all tasks of a connector; shown by the database as the application's
   *     name, and in metrics
   */
  public static Database open(DatabaseOptions options, String poolName) {
    return new Database(options, poolName);
  }

  /** A connection of the pool, without autocommit; {@code close} puts it back, rolled back. */
  public Connection borrow() throws SQLException {
    return open.track(pool::getConnection);
  }

  /**
   * A connection outside of the pool, without autocommit, for what lasts: a listener, a writer that
   * keeps temporary tables. {@code close} ends it.
   */
  public Connection own() throws SQLException {
    return open.track(this::connect);
  }

  private Connection connect() throws SQLException {
    Connection connection = dialer.getConnection();
    try {
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Runs {@code work} in a transaction: committed if it returns, rolled back if it throws. */
  public <T extends @Nullable Object> T inTransaction(SqlFunction<T> work) throws SQLException {
    try (Connection connection = borrow()) {
      try {
        T result = work.apply(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    }
  }

  private static void rollBack(Connection connection, Exception why) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  /** How the database wants to be spoken to. */
  public Dialect dialect() {
    return options.dialect();
  }

  /** For messages: system, host, port and database; no user, password or parameter. */
  public String address() {
    return options.address();
  }

  /**
   * Ends at once what other threads do with connections of this: waits, statements, transactions.
   * For {@code stop}; there are no connections any more after that.
   */
  public void abort() {
    open.abort();
  }

  /** Shows how busy the pool is that the connector's tasks share on this worker. */
  public void measuredBy(Metrics metrics) {
    HikariPoolMXBean use = pool.getHikariPoolMXBean();
    metrics.gauge("pool-active", "Connections of the pool in use", use::getActiveConnections);
    metrics.gauge("pool-idle", "Connections of the pool that are free", use::getIdleConnections);
    metrics.gauge(
        "pool-waiting", "Threads that wait for a connection", use::getThreadsAwaitingConnection);
  }

  /** Threads that wait for a connection. */
  int waiting() {
    return open.waiting();
  }

  /** Aborts, and closes the pool if no other task uses it. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    abort();
    Pools.shared().giveBack(poolName, options);
  }
}
