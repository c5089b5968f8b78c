/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.wearepatchworks.connect.sandbox.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays Patchworks flows that insert orders, several at once, each in transactions of a few rows.
 * Of ten transactions one is rolled back and its orders come again later, and one is left open for
 * a while, so that others overtake it: where a source that goes by ids or times loses rows.
 */
final class TableFlow implements Sender, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TableFlow.class);
  private static final int FLOWS = 8;
  private static final int MAX_ROWS = 20;
  private static final int OF = 10;
  private static final Duration OPEN = Duration.ofMillis(400);
  private static final String INSERT =
      "INSERT INTO orders_out (%s) VALUES (?, ?, ?, ?, ?, ?::jsonb)".formatted(OrderRow.COLUMNS);

  private final PostgresServer server;
  private final Iterator<Item> orders;
  private final Ledger ledger;
  private final ExecutorService flows =
      Executors.newFixedThreadPool(
          FLOWS,
          task -> {
            Thread thread = new Thread(task, "flow");
            thread.setDaemon(true);
            return thread;
          });
  private final CountDownLatch running = new CountDownLatch(FLOWS);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicLong transactions = new AtomicLong();
  private final AtomicLong rolledBack = new AtomicLong();
  private final AtomicLong last = new AtomicLong(System.nanoTime());

  TableFlow(PostgresServer server, Iterator<Item> orders, Ledger ledger) {
    this.server = server;
    this.orders = orders;
    this.ledger = ledger;
  }

  void start() {
    for (int flow = 0; flow < FLOWS; flow++) {
      flows.execute(this::run);
    }
  }

  private void run() {
    try (Connection connection = server.connect()) {
      connection.setAutoCommit(false);
      for (List<Item> some = next(); !some.isEmpty(); some = next()) {
        send(connection, some);
      }
    } catch (SQLException e) {
      LOG.error("a flow has lost its connection", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running.countDown();
    }
  }

  private List<Item> next() {
    List<Item> some = new ArrayList<>();
    synchronized (orders) {
      long rows = 1 + transactions.get() % MAX_ROWS;
      while (some.size() < rows && orders.hasNext() && stopped.getCount() > 0) {
        some.add(orders.next());
      }
    }
    return some;
  }

  private void send(Connection connection, List<Item> some)
      throws SQLException, InterruptedException {
    List<OrderRow> rows = some.stream().map(OrderRow::of).toList();
    List<Item> items = rows.stream().map(row -> new Item(row.id(), row.canonical())).toList();
    ledger.expect(items);
    long number = transactions.incrementAndGet();
    try {
      if (number % OF == 1) {
        insert(connection, rows);
        connection.rollback();
        rolledBack.incrementAndGet();
      }
      insert(connection, rows);
      if (number % OF == 2 && stopped.await(OPEN.toMillis(), TimeUnit.MILLISECONDS)) {
        connection.rollback();
        return;
      }
      connection.commit();
      ledger.accepted(items);
    } catch (SQLException e) {
      ledger.refused(items, "not inserted: " + e.getMessage());
      connection.rollback();
    }
    last.set(System.nanoTime());
  }

  private static void insert(Connection connection, List<OrderRow> rows) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (OrderRow row : rows) {
        insert.setString(1, row.id());
        insert.setString(2, row.channel());
        insert.setString(3, row.currency());
        insert.setBigDecimal(4, row.total());
        if (row.createdAt() == null) {
          insert.setNull(5, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
          insert.setObject(5, row.createdAt().atOffset(ZoneOffset.UTC));
        }
        insert.setString(6, row.body());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Override
  public boolean await(Duration atMost) throws InterruptedException {
    return running.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Transactions, without those that were rolled back. */
  long transactions() {
    return transactions.get();
  }

  /** Those that were rolled back and came again. */
  long rolledBack() {
    return rolledBack.get();
  }

  /** When the last one ended, as {@link System#nanoTime()}. */
  long lastNanos() {
    return last.get();
  }

  @Override
  public void close() {
    stopped.countDown();
    flows.shutdownNow();
  }
}
