/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import com.wearepatchworks.connect.sandbox.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Flows that insert into {@code orders_out} until they are stopped: several at once, transactions
 * of one to twenty rows, one in ten rolled back, one in ten open for a while, one in ten with a
 * savepoint. What they committed is what the table holds.
 */
final class TableWriters implements AutoCloseable {
  private static final int WRITERS = 4;
  private static final int MAX_ROWS = 20;
  private static final String INSERT =
      "INSERT INTO orders_out (id, total, body) VALUES (?, ?::numeric, '{\"a\": 1}')";

  private final PostgresServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicLong next = new AtomicLong();

  TableWriters(PostgresServer server) {
    this.server = server;
  }

  TableWriters start() {
    for (int writer = 0; writer < WRITERS; writer++) {
      Random dice = new Random(writer);
      threads.execute(() -> run(dice));
    }
    return this;
  }

  private void run(Random dice) {
    while (stopped.getCount() > 0) {
      try (Connection connection = server.connect()) {
        connection.setAutoCommit(false);
        while (stopped.getCount() > 0) {
          transaction(connection, dice);
        }
      } catch (SQLException e) {
        pause(100); // the server is down; what was not committed is not in the table
      }
    }
  }

  private void transaction(Connection connection, Random dice) throws SQLException {
    int kind = dice.nextInt(10);
    if (kind == 0) {
      connection.setSavepoint();
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (int row = dice.nextInt(MAX_ROWS); row >= 0; row--) {
        insert.setString(1, "order-" + next.incrementAndGet());
        insert.setString(2, row + ".50");
        insert.addBatch();
      }
      insert.executeBatch();
    }
    pause(kind == 1 ? 300 : 5);
    if (kind == 2) {
      connection.rollback();
    } else {
      connection.commit();
    }
  }

  private void pause(int ms) {
    try {
      boolean unused = stopped.await(ms, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets them finish what they do. */
  void stop() throws InterruptedException {
    stopped.countDown();
    threads.shutdown();
    if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the writers do not end");
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    threads.shutdownNow();
  }
}
