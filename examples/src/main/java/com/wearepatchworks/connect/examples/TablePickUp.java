/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.wearepatchworks.connect.sandbox.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a scheduled Patchworks flow that takes orders out of a table. It deletes what it takes, so
 * that a row which came a second time would be seen.
 */
final class TablePickUp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TablePickUp.class);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final String TAKE =
      """
      DELETE FROM orders_in WHERE id IN
        (SELECT id FROM orders_in LIMIT 1000 FOR UPDATE SKIP LOCKED) RETURNING %s
      """
          .formatted(OrderRow.COLUMNS);

  private final PostgresServer server;
  private final Consumer<OrderRow> receiver;
  private final Thread thread = new Thread(this::run, "flow-pick-up");
  private final CountDownLatch stopped = new CountDownLatch(1);

  TablePickUp(PostgresServer server, Consumer<OrderRow> receiver) {
    this.server = server;
    this.receiver = receiver;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        List<OrderRow> rows = take(statement);
        while (!rows.isEmpty()) {
          rows.forEach(receiver);
          rows = take(statement);
        }
      }
    } catch (SQLException e) {
      LOG.error("cannot take orders out of the table", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<OrderRow> take(Statement statement) throws SQLException {
    List<OrderRow> taken = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(TAKE)) {
      while (rows.next()) {
        taken.add(OrderRow.of(rows));
      }
    }
    return taken;
  }

  @Override
  public void close() {
    stopped.countDown();
    Ending.await(thread);
  }
}
