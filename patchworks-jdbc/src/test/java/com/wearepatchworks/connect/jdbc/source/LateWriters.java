/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source;

import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Writers that do all that makes rows late: ids drawn long before they are used, times of the
 * transaction's begin, transactions that stay open, that are rolled back in part or whole. The
 * ledger holds what was committed.
 */
final class LateWriters implements AutoCloseable {
  static final String TABLE =
      "CREATE TABLE late (id bigint PRIMARY KEY, changed timestamptz NOT NULL, writer int NOT NULL)";
  private static final int WRITERS = 16;
  private static final int IDS = 50;

  private final Postgres postgres;
  private final AtomicLong sequence = new AtomicLong();
  private final AtomicLong left;
  private final Set<Long> ledger = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
  private final List<Future<?>> running = new ArrayList<>();

  LateWriters(Postgres postgres, long rows) {
    this.postgres = postgres;
    this.left = new AtomicLong(rows);
  }

  void start() {
    for (int i = 0; i < WRITERS; i++) {
      int writer = i;
      running.add(
          threads.submit(
              () -> {
                write(writer);
                return null;
              }));
    }
  }

  boolean areDone() {
    return running.stream().allMatch(Future::isDone);
  }

  /** The ids that were committed, when all writers are done. */
  Set<Long> ledger() throws InterruptedException, ExecutionException {
    for (Future<?> writer : running) {
      writer.get();
    }
    return new HashSet<>(ledger);
  }

  private void write(int writer) throws SQLException {
    Random random = new Random(writer);
    List<Long> ids = new ArrayList<>();
    try (Connection connection = postgres.connect()) {
      connection.setAutoCommit(false);
      while (left.get() > 0) {
        transaction(connection, writer, random, ids);
      }
    }
  }

  private void transaction(Connection connection, int writer, Random random, List<Long> ids)
      throws SQLException {
    Set<Long> written = new HashSet<>();
    int rows = 1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 20);
    boolean slow = random.nextInt(20) == 0;
    touch(connection, random);
    for (int i = 0; i < rows; i++) {
      boolean inSavepoint = random.nextInt(8) == 0;
      Savepoint savepoint = inSavepoint ? connection.setSavepoint() : null;
      long id = id(ids, random);
      insert(connection, id, writer);
      if (savepoint != null && random.nextBoolean()) {
        connection.rollback(savepoint);
      } else {
        written.add(id);
      }
      if (slow && random.nextInt(10) == 0) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(60)));
      }
    }
    if (random.nextInt(10) == 0) {
      connection.rollback();
    } else {
      connection.commit();
      ledger.addAll(written);
      left.addAndGet(-written.size());
    }
  }

  /** Some transactions have an id long before their first row, some only with it. */
  private static void touch(Connection connection, Random random) throws SQLException {
    if (random.nextInt(4) == 0) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SELECT pg_current_xact_id()");
      }
    }
  }

  /** As with a sequence that hands out ids in blocks, and in no order. */
  private long id(List<Long> ids, Random random) {
    if (ids.isEmpty()) {
      long first = sequence.getAndAdd(IDS);
      for (long id = first; id < first + IDS; id++) {
        ids.add(id);
      }
    }
    return ids.remove(random.nextInt(ids.size()));
  }

  private static void insert(Connection connection, long id, int writer) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO late (id, changed, writer) VALUES (?, now(), ?)")) {
      statement.setLong(1, id);
      statement.setInt(2, writer);
      statement.execute();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
