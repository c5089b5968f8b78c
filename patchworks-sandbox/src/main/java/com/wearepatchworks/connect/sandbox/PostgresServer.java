/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server on a port of 127.0.0.1 with data of its own, which it keeps on disk as a
 * production server does: what was committed is there after {@link #kill}.
 */
public interface PostgresServer extends AutoCloseable {
  /**
   * A container when Docker answers and has the image, else {@link #embedded}; the log says which.
   */
  static PostgresServer start() {
    Logger log = LoggerFactory.getLogger(PostgresServer.class);
    PostgresServer server = ContainerPostgres.startOrNull();
    if (server == null) {
      server = embedded();
    }
    log.info("PostgreSQL on port {} is served by {}", server.port(), server.kind());
    return server;
  }

  /** PostgreSQL's own binaries, as processes of this user. */
  static PostgresServer embedded() {
    return EmbeddedPostgresServer.started();
  }

  /** Where it listens; the same over restarts. */
  int port();

  /** Which server it is. */
  String kind();

  /** User to log in as; may do everything. */
  default String user() {
    return "postgres";
  }

  /** The user's password. */
  default String password() {
    return "postgres";
  }

  /** JDBC URL of its one database, without user and password. */
  default String url() {
    return url(port());
  }

  /** The same through a proxy on another port. */
  default String url(int port) {
    return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
  }

  /** Where it listens. */
  default InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
  }

  /** A connection in autocommit, to be closed by the caller. */
  default Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), user(), password());
  }

  /**
   * Runs one or more statements.
   *
   * @throws SandboxException when the server refuses one
   */
  default void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SandboxException("PostgreSQL refuses: " + e.getMessage(), e);
    }
  }

  /**
   * The number that a query asks for.
   *
   * @throws SandboxException when the server refuses it
   */
  default long number(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new SandboxException("PostgreSQL refuses: " + e.getMessage(), e);
    }
  }

  /** {@code kill -9} of all its processes: nothing is flushed, no client is told. */
  void kill();

  /** Ends it as an administrator in a hurry does: transactions are rolled back, clients told. */
  void stop();

  /** Starts it again with the same data on the same port; no effect when it runs. */
  void restart();

  /** Stops, and deletes the data. */
  @Override
  void close();
}
