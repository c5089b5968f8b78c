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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that crashes forgets transactions that were rolled back, and gives their ids again. */
class ServerCrashTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Map<String, String> PARTITION = Map.of("table", "public.orders");

  /** Long enough for a test to go on before the connector holds for written what is not. */
  private static final Duration WRITER_DELAY = Duration.ofMillis(500);

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
    return EmbeddedPostgres.builder()
        .setServerConfig("wal_writer_delay", WRITER_DELAY.toMillis() + "ms")
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  /** One process that dies takes the memory of all with it. */
  private static void crash(EmbeddedPostgres server) throws Exception {
    String writer = writer(server); // if it is held it does not go by itself
    try (Connection victim = connect(server);
        Statement statement = victim.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      ProcessHandle backend = ProcessHandle.of(row.getLong(1)).orElseThrow();
      backend.destroyForcibly();
      backend.onExit().join();
    }
    ProcessHandle.of(Long.parseLong(writer)).ifPresent(ProcessHandle::destroyForcibly);
    await().atMost(PATIENCE).ignoreExceptions().until(() -> run(server, "SELECT 1").equals("1"));
  }

  /** What is rolled back from now on is not written to the disk. */
  private static void holdWriter(EmbeddedPostgres server) throws Exception {
    new ProcessBuilder("kill", "-STOP", writer(server)).start().waitFor();
  }

  private static String writer(EmbeddedPostgres server) throws SQLException {
    return run(server, "SELECT pid FROM pg_stat_activity WHERE backend_type = 'walwriter'");
  }

  private static FakeWorker follow(EmbeddedPostgres server, String column) {
    return new FakeWorker(
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
  }

  /** Until the offset says that no crash takes back the transaction of row 10. */
  private static void readUntilDurable(EmbeddedPostgres server, FakeWorker worker)
      throws Exception {
    long first =
        Long.parseLong(
            run(server, "INSERT INTO orders VALUES (10) RETURNING pg_current_xact_id()"));
    int id = 11;
    do {
      run(server, "INSERT INTO orders VALUES (" + id++ + ")");
      worker.poll(1, PATIENCE);
    } while (durable(worker) <= first);
  }

  private static long durable(FakeWorker worker) {
    Map<String, Object> offset = Objects.requireNonNull(worker.offsets().get(PARTITION));
    return Long.parseLong((String) offset.getOrDefault("durable", "0"));
  }

  private static List<Object> ids(List<SourceRecord> records) {
    return records.stream().map(record -> ((Struct) record.value()).get("id")).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "print"})
  void losesNoRowWhoseTransactionHasAnIdThatWasGivenBefore(String column) throws Exception {
    try (EmbeddedPostgres server = start()) {
      run(server, "CREATE TABLE orders (id int PRIMARY KEY); INSERT INTO orders VALUES (1)");
      FakeWorker worker = follow(server, column);
      worker.start();
      readUntilDurable(server, worker);
      holdWriter(server);
      String rolledBack = rolledBack(server);
      run(server, "SET synchronous_commit = off; INSERT INTO orders VALUES (2)");
      assertThat(ids(worker.poll(1, PATIENCE))).as("of a snapshot behind those").contains(2);
      worker.stop();
      crash(server);
      String again = run(server, "INSERT INTO orders VALUES (3) RETURNING pg_current_xact_id()");
      assertThat(Long.parseLong(again))
          .as("or there is nothing to prove")
          .isLessThanOrEqualTo(Long.parseLong(rolledBack));
      crash(server);
      run(server, "INSERT INTO orders VALUES (4)");
      worker.start();
      List<Object> read = new ArrayList<>();
      while (!read.containsAll(List.of(3, 4))) {
        read.addAll(ids(worker.poll(1, PATIENCE)));
      }
      assertThat(read).as("what was on the disk is not read again").doesNotContain(1, 10);
      worker.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "print"})
  void goesOnThroughACrash(String column) throws Exception {
    try (EmbeddedPostgres server = start()) {
      run(server, "CREATE TABLE orders (id int PRIMARY KEY)");
      FakeWorker worker = follow(server, column);
      worker.start();
      readUntilDurable(server, worker);
      holdWriter(server);
      rolledBack(server);
      worker.poll(); // a snapshot that holds them for over
      crash(server);
      run(server, "INSERT INTO orders VALUES (3)");
      List<Object> read = new ArrayList<>();
      while (!read.contains(3)) {
        read.addAll(ids(worker.poll(1, PATIENCE)));
      }
      assertThat(read).doesNotContain(10);
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
                "INSERT INTO orders VALUES (1000) RETURNING pg_current_xact_id()")) {
          row.next();
          id = row.getString(1);
        }
        connection.rollback();
      }
      return id;
    }
  }
}
