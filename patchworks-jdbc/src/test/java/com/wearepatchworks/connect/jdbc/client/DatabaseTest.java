/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.jdbc.dialect.Failures.Kind;
import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pools and stops, on a real PostgreSQL. */
class DatabaseTest {
  private Postgres postgres;

  @BeforeEach
  void start() throws SQLException {
    postgres = Postgres.fresh();
  }

  @AfterEach
  void stop() throws SQLException {
    postgres.close();
  }

  @Test
  void connectsToNothingUntilAsked() {
    Map<String, String> nowhere = Map.of("connection.url", "jdbc:postgresql://nowhere.invalid/db");
    try (Database database = Database.open(options(nowhere), "nothing")) {
      assertThat(database.address()).isEqualTo("postgresql://nowhere.invalid/db");
    }
  }

  @Test
  void setsUpEachConnection() throws SQLException {
    try (Database database = Database.open(options(Map.of()), "set-up")) {
      for (Connection each : List.of(database.borrow(), database.own())) {
        try (Connection connection = each) {
          assertThat(connection.getAutoCommit()).isFalse();
          assertThat(show(connection, "statement_timeout")).isEqualTo("30s");
          assertThat(show(connection, "lock_timeout")).isEqualTo("10s");
          assertThat(show(connection, "TimeZone")).isEqualTo("UTC");
          assertThat(show(connection, "application_name")).isEqualTo("set-up");
        }
      }
    }
  }

  @Test
  void letsTasksOfAConnectorShareAPool() throws SQLException {
    DatabaseOptions options = options(Map.of("connection.pool.size", "2"));
    int before = Pools.shared().size();
    try (Database one = Database.open(options, "shared")) {
      try (Database other = Database.open(options, "shared");
          Connection first = one.borrow();
          Connection second = other.borrow()) {
        assertThat(Pools.shared().size()).isEqualTo(before + 1);
        assertThat(connections("shared")).isEqualTo("2");
        assertThat(first).isNotSameAs(second);
      }
      String zone = one.inTransaction(connection -> show(connection, "TimeZone"));
      assertThat(zone).isEqualTo("UTC");
    }
    assertThat(Pools.shared().size()).isEqualTo(before);
  }

  @Test
  void leavesNoThreadAndNoConnectionBehind() throws SQLException {
    try (Database database = Database.open(options(Map.of()), "leftover")) {
      try (Connection connection = database.own()) {
        show(connection, "TimeZone");
      }
      database.inTransaction(connection -> show(connection, "TimeZone"));
      assertThat(threads("leftover")).isNotEmpty();
    }
    await().untilAsserted(() -> assertThat(threads("leftover")).isEmpty());
    await().untilAsserted(() -> assertThat(connections("leftover")).isEqualTo("0"));
  }

  @Test
  void endsAStatementOfAnotherThreadWhenAborted() throws SQLException {
    try (Database database = Database.open(options(Map.of()), "abort")) {
      CompletableFuture<Boolean> statement = CompletableFuture.supplyAsync(() -> sleeps(database));
      await()
          .until(
              () ->
                  postgres
                      .single(
                          "SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(25)'")
                      .equals("1"));
      database.abort();
      assertThatThrownBy(() -> statement.get(5, TimeUnit.SECONDS))
          .hasCauseInstanceOf(IllegalStateException.class);
      assertThatThrownBy(database::borrow).hasMessageContaining("being stopped");
    }
  }

  @Test
  void endsAWaitForAConnectionWhenAborted() throws Exception {
    Map<String, String> small = Map.of("connection.pool.size", "1");
    try (Database holder = Database.open(options(small), "wait");
        Database database = Database.open(options(small), "wait");
        Connection held = holder.borrow()) {
      assertThat(held.isValid(1)).isTrue();
      CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> sleeps(database));
      await().until(() -> database.waiting() == 1);
      database.abort();
      assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS))
          .hasCauseInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void knowsAServerThatIsGone() {
    Map<String, String> gone =
        Map.of(
            "connection.url", "jdbc:postgresql://localhost:1/db", "connection.timeout.ms", "500");
    try (Database database = Database.open(options(gone), "gone")) {
      assertThat(failure(database, "SELECT 1").kind()).isEqualTo(Kind.RETRY);
    }
  }

  @Test
  void knowsAConnectionThatWasKilled() throws SQLException {
    try (Database database = Database.open(options(Map.of()), "killed");
        Connection connection = database.borrow()) {
      show(connection, "TimeZone");
      postgres.single(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'killed'");
      SQLException e = catchThrowableOfType(SQLException.class, () -> show(connection, "TimeZone"));
      assertThat(DatabaseException.of(database, "Cannot read", e).kind()).isEqualTo(Kind.RETRY);
    }
  }

  @Test
  void doesNotRetryAPasswordThatIsWrong() throws Exception {
    postgres.requirePassword("pooled", "right");
    Map<String, String> wrong =
        Map.of(
            "connection.user", "pooled",
            "connection.password", "s3cret",
            "connection.timeout.ms", "1000");
    try (Database database = Database.open(options(wrong), "wrong")) {
      DatabaseException failure = failure(database, "SELECT 1");
      assertThat(failure.kind()).isEqualTo(Kind.FATAL);
      assertThat(failure.getMessage()).contains("28P01").doesNotContain("s3cret");
    }
  }

  private static boolean sleeps(Database database) {
    try {
      return database.inTransaction(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              return statement.execute("SELECT pg_sleep(25)");
            }
          });
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DatabaseException failure(Database database, String sql) {
    SQLException e =
        catchThrowableOfType(
            SQLException.class,
            () ->
                database.inTransaction(
                    connection -> {
                      try (Statement statement = connection.createStatement()) {
                        return statement.execute(sql);
                      }
                    }));
    return DatabaseException.of(database, "Cannot read", e);
  }

  private static String show(Connection connection, String setting) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW " + setting)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private String connections(String application) throws SQLException {
    return postgres.single(
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = '" + application + "'");
  }

  private static List<String> threads(String pool) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.contains(pool))
        .toList();
  }

  private DatabaseOptions options(Map<String, String> over) {
    Map<String, String> merged = postgres.options();
    merged.putAll(over);
    return DatabaseOptions.from(
        new AbstractConfig(DatabaseOptions.define(new ConfigDef()), merged));
  }
}
