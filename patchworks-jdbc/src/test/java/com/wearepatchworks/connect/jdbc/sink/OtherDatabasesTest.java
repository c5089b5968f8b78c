/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same on databases without COPY. */
class OtherDatabasesTest {
  private static final int ROWS = 600;

  @TempDir private Path directory = Path.of("");

  private String url(String database) {
    return database.equals("h2")
        ? "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"
        : "jdbc:sqlite:" + directory.resolve("test.db");
  }

  private static Map<String, String> options(String url, String... more) {
    Map<String, String> options = new HashMap<>();
    options.put("connection.url", url);
    options.put("auto.create", "true");
    options.put("linger.ms", "0");
    options.put("batch.max.rows", "100");
    options.put("retry.backoff.initial.ms", "1");
    options.put("retry.backoff.max.ms", "5");
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return options;
  }

  private static String single(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return String.valueOf(row.getString(1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "sqlite"})
  void upsertsAndDeletes(String database) throws SQLException {
    String url = url(database);
    Map<String, String> options =
        options(url, "insert.mode", "upsert", "pk.mode", "record_key", "delete.enabled", "true");
    Records records = new Records("t");
    for (int i = 0; i < ROWS; i++) {
      records.row(0, i % 300, "v" + i);
      if (i % 10 == 3) {
        records.tombstone(0, i % 300);
      }
    }
    try (SmallWorker worker = new SmallWorker(options)) {
      worker.topic(records.list());
      worker.start().runToEnd();
    }
    assertThat(single(url, "SELECT count(*) FROM \"t\"")).isEqualTo("270");
    assertThat(single(url, "SELECT count(*) FROM \"t\" WHERE \"name\" = 'v' || (\"id\" + 300)"))
        .isEqualTo("270");
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "sqlite"})
  void updatesOnlyWhatIsThere(String database) throws SQLException {
    String url = url(database);
    try (SmallWorker worker =
        new SmallWorker(options(url, "insert.mode", "upsert", "pk.mode", "record_key"))) {
      worker.topic(new Records("t").row(0, 1, "a").row(0, 2, "b").list());
      worker.start().runToEnd();
    }
    try (SmallWorker worker =
        new SmallWorker(options(url, "insert.mode", "update", "pk.mode", "record_key"))) {
      worker.topic(new Records("t").row(0, 2, "c").row(0, 3, "d").list());
      worker.start().runToEnd();
    }
    assertThat(single(url, "SELECT count(*) || max(\"name\") FROM \"t\"")).isEqualTo("2c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "sqlite"})
  void setsABadRowAside(String database) throws SQLException {
    String url = url(database);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE \"t\" (\"id\" bigint NOT NULL PRIMARY KEY, \"name\" varchar(100), CHECK (\"id\" <> 77))");
    }
    try (SmallWorker worker = new SmallWorker(options(url, "errors.tolerance", "all"))) {
      worker.topic(Records.numbered("t", ROWS, i -> "n" + i));
      worker.start().runToEnd();
      assertThat(worker.context.reported).hasSize(1);
    }
    assertThat(single(url, "SELECT count(*) FROM \"t\"")).isEqualTo(Integer.toString(ROWS - 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "sqlite"})
  void writesExactlyOnceThroughTroubleAtEveryCall(String database) throws SQLException {
    for (Mischief.How how : Mischief.How.values()) {
      if (how == Mischief.How.DEADLOCK && database.equals("sqlite")) {
        continue; // SQLite knows no such error
      }
      Mischief none = new Mischief(how, call -> false);
      String first = url(database);
      run(first, none);
      for (long at = 1; at <= none.calls(); at++) {
        String url =
            database.equals("h2")
                ? url(database)
                : "jdbc:sqlite:" + directory.resolve(how + "" + at);
        long strike = at;
        run(url, new Mischief(how, call -> call == strike));
      }
      if (database.equals("sqlite")) {
        directory.resolve("test.db").toFile().delete();
      }
    }
  }

  private static void run(String url, Mischief mischief) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE \"t\" (\"id\" bigint, \"name\" varchar(100))");
    }
    SmallWorker worker =
        new SmallWorker(options(url, "delivery", "exactly-once"), mischief::in).perPut(60);
    worker.topic(Records.numbered("t", ROWS, i -> "n" + i));
    worker.runThroughFailures(1);
    assertThat(single(url, "SELECT count(*) || '/' || count(DISTINCT \"id\") FROM \"t\""))
        .isEqualTo(ROWS + "/" + ROWS);
  }
}
