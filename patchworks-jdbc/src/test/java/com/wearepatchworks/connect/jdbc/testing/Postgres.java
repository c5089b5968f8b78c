/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * A fresh database of a real PostgreSQL server, of which there is one in a test JVM: {@code
 * Postgres.fresh()} in a test, {@code close()} to drop it.
 */
public final class Postgres implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String database;

  private Postgres(String database) {
    this.database = database;
  }

  /** Started with the first use, stopped with the JVM. */
  private static final class Server {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "200")
            .setServerConfig("max_prepared_transactions", "10")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** An empty database. */
  public static Postgres fresh() throws SQLException {
    Postgres fresh = new Postgres("test" + NUMBER.incrementAndGet());
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + fresh.database);
    }
    return fresh;
  }

  /** Port of the server. */
  public static int port() {
    return Server.SERVER.getPort();
  }

  /** Name of the database. */
  public String database() {
    return database;
  }

  /** JDBC URL, without user; there is no password to give. */
  public String url() {
    return url(database);
  }

  /** The user to log in as: a superuser; any password will do. */
  public String user() {
    return "postgres";
  }

  private static String url(String database) {
    return "jdbc:postgresql://localhost:" + port() + "/" + database;
  }

  /** The options of a connector for this database. */
  public Map<String, String> options() {
    Map<String, String> options = new HashMap<>();
    options.put("connection.url", url());
    options.put("connection.user", user());
    options.put("connection.password", "postgres");
    return options;
  }

  /** A connection in autocommit, to be closed by the test. */
  public Connection connect() throws SQLException {
    return connect(database);
  }

  private static Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), "postgres", "postgres");
  }

  /** Runs one or more statements. */
  public void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row as text; "null" if it is null. */
  public String single(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        throw new AssertionError("no row: " + sql);
      }
      return String.valueOf(rows.getString(1));
    }
  }

  /** Makes a user that has to give a password; the others need not. */
  public void requirePassword(String user, String password) throws SQLException, IOException {
    execute("CREATE ROLE " + user + " LOGIN PASSWORD '" + password + "'");
    Path rules = Path.of(single("SHOW hba_file"));
    Files.writeString(rules, "host all " + user + " all scram-sha-256\n" + Files.readString(rules));
    execute("SELECT pg_reload_conf()");
    Awaitility.await()
        .until(
            () ->
                single(
                        "SELECT count(*) FROM pg_hba_file_rules WHERE '"
                            + user
                            + "' = ANY(user_name)")
                    .equals("1"));
  }

  /** Drops the database, and whoever is connected to it. */
  @Override
  public void close() throws SQLException {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    }
  }
}
