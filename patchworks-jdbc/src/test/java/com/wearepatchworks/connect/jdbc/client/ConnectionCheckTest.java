/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionCheckTest {
  private static final String SECRET = "s3cret";

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
  void findsNothingWrongWithWhatIsRight() {
    assertThat(problems(Map.of())).isEmpty();
  }

  @Test
  void blamesTheUrlForAHostThatIsNotThere() {
    assertThat(problems(url("jdbc:postgresql://nowhere.invalid:5432/db?password=" + SECRET)))
        .containsOnlyKeys("connection.url")
        .hasEntrySatisfying(
            "connection.url",
            message ->
                assertThat(message)
                    .contains("postgresql://nowhere.invalid:5432/db", "no such host")
                    .doesNotContain(SECRET, "password"));
  }

  @Test
  void blamesTheUrlForAPortWhereNobodyListens() throws IOException {
    assertThat(problems(url("jdbc:postgresql://localhost:" + unusedPort() + "/db")))
        .hasEntrySatisfying(
            "connection.url", message -> assertThat(message).contains("nothing listens there"));
  }

  @Test
  void givesUpOnAServerThatSaysNothing() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, String> options =
          new HashMap<>(url("jdbc:postgresql://localhost:" + silent.getLocalPort() + "/db"));
      options.put("connection.timeout.ms", "1000");
      options.put("socket.timeout.ms", "1000");
      assertThat(problems(options))
          .hasEntrySatisfying(
              "connection.url", message -> assertThat(message).contains("no answer"));
    }
  }

  @Test
  void blamesThePasswordForALoginThatIsRefused() throws Exception {
    postgres.requirePassword("secured", "right");
    assertThat(problems(login("secured", SECRET)))
        .containsOnlyKeys("connection.password")
        .hasEntrySatisfying(
            "connection.password",
            message -> assertThat(message).contains("secured", "refused").doesNotContain(SECRET));
    assertThat(problems(login("secured", "right"))).isEmpty();
  }

  @Test
  void blamesTheUrlForADatabaseThatIsNotThere() {
    assertThat(problems(url(postgres.url() + "_missing")))
        .hasEntrySatisfying(
            "connection.url",
            message -> assertThat(message).contains("_missing", "no database of that name"));
  }

  @Test
  void blamesTheUrlForADriverThatIsNotThere() {
    assertThat(problems(url("jdbc:sqlserver://host:1433;password=" + SECRET)))
        .hasEntrySatisfying(
            "connection.url",
            message ->
                assertThat(message)
                    .contains("no JDBC driver for sqlserver://host:1433", "lib directory")
                    .contains("org.postgresql.Driver")
                    .doesNotContain(SECRET));
  }

  @Test
  void tellsWhatElseIsWrongWithoutValues() {
    Map<String, String> problems =
        ConnectionCheck.problems(
            options(Map.of()),
            (connection, found) -> {
              try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT '" + SECRET + "'::int");
              }
            });
    assertThat(problems.get("connection.url")).contains("22P02").doesNotContain(SECRET);
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Map<String, String> url(String url) {
    return Map.of("connection.url", url);
  }

  private static Map<String, String> login(String user, String password) {
    return Map.of("connection.user", user, "connection.password", password);
  }

  private Map<String, String> problems(Map<String, String> over) {
    return ConnectionCheck.problems(options(over), (connection, problems) -> {});
  }

  private DatabaseOptions options(Map<String, String> over) {
    Map<String, String> merged = postgres.options();
    merged.putAll(over);
    return DatabaseOptions.from(
        new AbstractConfig(DatabaseOptions.define(new ConfigDef()), merged));
  }
}
