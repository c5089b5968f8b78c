/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import com.wearepatchworks.connect.sandbox.FaultProxy;
import com.wearepatchworks.connect.sandbox.PostgresServer;
import com.wearepatchworks.connect.sandbox.Sandbox;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server behind a proxy, with the tables of the example. */
final class JdbcPlace implements AutoCloseable {
  static final String TOPIC = "order-rows";

  private final PostgresServer server = PostgresServer.start();
  private final FaultProxy proxy = FaultProxy.to(server.address());

  JdbcPlace() {
    server.execute(Repository.exampleText("jdbc/tables.sql"));
  }

  PostgresServer server() {
    return server;
  }

  FaultProxy proxy() {
    return proxy;
  }

  /** Workers that find the server where the examples' configs look for it, through the proxy. */
  Sandbox.Builder sandbox() {
    return Sandbox.builder()
        .archives(List.of(Repository.jdbcArchive()))
        .workerProcesses()
        .worker(config -> config.with("exactly.once.source.support", "enabled"))
        .environment(
            Map.of(
                "PATCHWORKS_JDBC_URL", server.url(proxy.address().getPort()),
                "PATCHWORKS_JDBC_USER", server.user(),
                "PATCHWORKS_JDBC_PASSWORD", server.password()));
  }

  /** The example's source, required to be exact. */
  static ExampleConfig source() {
    return Repository.example("jdbc/source.json").with("exactly.once.support", "required");
  }

  /** The example's sink, with waits for the dead that a test allows. */
  static ExampleConfig sink() {
    return Repository.example("jdbc/sink.json")
        .with("consumer.override.session.timeout.ms", 6_000)
        .with("consumer.override.heartbeat.interval.ms", 1_000)
        .with("retry.backoff.max.ms", 1_000);
  }

  /** Ends every connection to the database but this one; returns how many there were. */
  long terminateOthers() {
    return server.number(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
            + " AND application_name LIKE 'orders-%'");
  }

  /** The first column of all rows. */
  List<String> column(String query) {
    List<String> values = new ArrayList<>();
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  @Override
  public void close() {
    proxy.close();
    server.close();
  }
}
