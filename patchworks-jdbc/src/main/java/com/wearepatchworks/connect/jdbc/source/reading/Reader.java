/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import com.wearepatchworks.connect.jdbc.client.Database;
import com.wearepatchworks.connect.jdbc.client.DatabaseException;
import com.wearepatchworks.connect.jdbc.dialect.Failures.Kind;
import com.wearepatchworks.connect.jdbc.source.after.AfterRows;
import com.wearepatchworks.connect.jdbc.source.follow.Mode;
import com.wearepatchworks.connect.jdbc.source.rows.Subject;
import com.wearepatchworks.connect.jdbc.source.tables.Discovery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that reads: looks for tables, reads each in turn, waits when nothing is new. */
final class Reader implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Reader.class);

  private final Database database;
  private final Parts parts;
  private final HandOver handOver;
  private final Numbers numbers;
  private final Line line;
  private final Turns turns;
  private final Retry retry;
  private final boolean watchesHorizon;

  /** What a reader works with. */
  record Parts(Discovery discovery, Opening opening, AfterRows after) {}

  Reader(Database database, Parts parts, PaceOptions pace, HandOver handOver, Numbers numbers) {
    this.database = database;
    this.parts = parts;
    this.handOver = handOver;
    this.numbers = numbers;
    this.line = new Line(database, pace.channel());
    this.turns = new Turns(parts.discovery().options().interval(), pace.interval());
    this.retry = new Retry(database.address());
    this.watchesHorizon = parts.opening().follows().options().mode() == Mode.GAP_FREE;
  }

  @Override
  public void run() {
    try (line) {
      boolean wanted = true;
      while (wanted) {
        wanted = attempt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      handOver.fail(e);
    } catch (Error e) {
      handOver.fail(new ConnectException("Reading " + database.address() + " has failed", e));
      throw e;
    }
  }

  private boolean attempt() throws InterruptedException {
    try {
      boolean wanted = round();
      retry.succeeded();
      return wanted;
    } catch (SQLException e) {
      DatabaseException failure = DatabaseException.of(database, "Cannot read the tables", e);
      if (failure.kind() != Kind.RETRY) {
        throw failure;
      }
      line.drop();
      numbers.retried();
      Duration wait = retry.failed(failure);
      return !handOver.awaitClose(wait);
    }
  }

  /** False: nobody wants more. */
  private boolean round() throws SQLException, InterruptedException {
    Connection connection = line.connection();
    if (line.isFresh()) {
      for (TableReader table : turns.tables()) {
        table.connected(connection);
      }
      line.settle();
      turns.wake(); // nobody heard what was told while there was no connection
    }
    if (turns.isTimeToLook()) {
      discover(connection);
    }
    boolean wanted = true;
    for (TableReader table : turns.due()) {
      wanted &= read(connection, table);
    }
    parts.after().act(connection);
    if (watchesHorizon) {
      numbers.horizon().look(connection);
    }
    return wanted && waitForMore();
  }

  private void discover(Connection connection) throws SQLException {
    for (Subject subject : turns.unknown(parts.discovery().look(connection))) {
      Optional<TableReader> opened = parts.opening().open(connection, subject);
      opened.ifPresent(turns::add);
    }
    turns.looked();
    numbers.tables(turns.tables().size());
  }

  private boolean read(Connection connection, TableReader table)
      throws SQLException, InterruptedException {
    Optional<Chunk> read = page(connection, table);
    if (read.isEmpty()) {
      return true;
    }
    Chunk chunk = read.get();
    if (!chunk.more()) {
      turns.rest(table);
    }
    numbers.read(chunk);
    return chunk.count() == 0 || handOver.put(chunk);
  }

  /** A table may have been dropped or changed: then it is looked at anew, once. */
  private Optional<Chunk> page(Connection connection, TableReader table) throws SQLException {
    try {
      return Optional.of(table.next(connection));
    } catch (SQLException e) {
      DatabaseException failure =
          DatabaseException.of(database, "Cannot read " + table.subject().name(), e);
      if (failure.kind() == Kind.RETRY) {
        throw e;
      }
      turns.remove(table);
      Optional<TableReader> reopened = parts.opening().reopen(connection, table);
      if (reopened.isEmpty()) {
        LOG.warn("{} is gone; it is read again when it is back", table.subject().name());
        return Optional.empty();
      }
      LOG.warn(
          "{} has changed and was opened again: {}", table.subject().name(), failure.getMessage());
      turns.add(reopened.get());
      return first(connection, reopened.get());
    }
  }

  private Optional<Chunk> first(Connection connection, TableReader table) throws SQLException {
    try {
      return Optional.of(table.next(connection));
    } catch (SQLException e) {
      DatabaseException failure =
          DatabaseException.of(database, "Cannot read " + table.subject().name(), e);
      if (failure.kind() == Kind.RETRY) {
        throw e;
      }
      throw failure;
    }
  }

  private boolean waitForMore() throws SQLException, InterruptedException {
    Duration idle = turns.idle();
    if (idle.isZero()) {
      return true;
    }
    numbers.caughtUp();
    if (line.awaitNotice(idle, handOver)) {
      turns.wake();
    }
    return !handOver.isClosed();
  }
}
