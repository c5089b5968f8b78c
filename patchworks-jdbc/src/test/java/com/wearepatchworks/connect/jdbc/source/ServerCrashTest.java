/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that crashes forgets transactions that were rolled back, and gives their ids again. */
class ServerCrashTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static Connection connect(EmbeddedPostgres server) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", "postgres");
  }

  private static String run(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet row = statement.getResultSet()) {
        return row.next() ? String.valueOf(row.getString(1)) : "";
      }
    }
  }

  private static EmbeddedPostgres start() throws java.io.IOException {
    // or the log of what is rolled back may reach the disk in time
    return EmbeddedPostgres.builder()
        .setServerConfig("wal_writer_delay", "10s")
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  /** One process that dies takes the memory of all with it. */
  private static void crash(EmbeddedPostgres server) throws SQLException {
    try (Connection victim = connect(server);
        Statement statement = victim.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      ProcessHandle.of(row.getLong(1)).orElseThrow().destroyForcibly();
    }
    await().atMost(PATIENCE).ignoreExceptions().until(() -> run(server, "SELECT 1").equals("1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "print"})
  void losesNoRowWhoseTransactionHasAnIdThatWasGivenBefore(String column) throws Exception {
    try (EmbeddedPostgres server = start()) {
      run(server, "CREATE TABLE orders (id int PRIMARY KEY)");
      FakeWorker worker =
          new FakeWorker(
                  Map.of(
                      "connection.url",
                      "jdbc:postgresql://localhost:" + server.getPort() + "/postgres",
                      "connection.user",
                      "postgres",
                      "connection.password",
                      "postgres"))
              .with("mode", "gap-free")
              .with("gap-free.create.column", column)
              .with("table.include", "public.orders")
              .with("poll.interval.ms", "20");
      run(server, "INSERT INTO orders VALUES (1)");
      worker.start();
      assertThat(worker.poll(1, PATIENCE)).hasSize(1);
      worker.poll();
      String id = rolledBack(server);
      worker.poll(); // a snapshot that holds it for over
      worker.poll();
      crash(server);
      String again = run(server, "INSERT INTO orders VALUES (2) RETURNING pg_current_xact_id()");
      assertThat(Long.parseLong(again))
          .as("or there is nothing to prove")
          .isLessThanOrEqualTo(Long.parseLong(id));
      assertThat(((Struct) worker.poll(1, PATIENCE).get(0).value()).get("id")).isEqualTo(2);
      assertThat(worker.poll()).as("and no row twice").isEmpty();
      worker.stop();
    }
  }

  private static String rolledBack(EmbeddedPostgres server) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      String id = "";
      connection.setAutoCommit(false);
      for (int i = 0; i < 20; i++) {
        try (ResultSet row =
            statement.executeQuery(
                "INSERT INTO orders VALUES (100) RETURNING pg_current_xact_id()")) {
          row.next();
          id = row.getString(1);
        }
        connection.rollback();
      }
      return id;
    }
  }
}
