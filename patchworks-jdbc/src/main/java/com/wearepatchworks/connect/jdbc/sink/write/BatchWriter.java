/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.jdbc.client.Database;
import com.wearepatchworks.connect.jdbc.client.DatabaseException;
import com.wearepatchworks.connect.jdbc.dialect.Failures;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a batch in one transaction, with its offsets where delivery is exactly once. Repeats it
 * while that may help, and looks for the bad rows when it is refused. Used by one thread.
 */
final class BatchWriter {
  private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

  private final Database database;
  private final Connections connections;
  private final TableWriter tables;
  private final Ordering ordering;
  private final @Nullable Offsets offsets;
  private final Surroundings around;
  private volatile @Nullable Connection connection;
  private String doing = "";

  /** What a writer shares with the rest of its task. */
  record Surroundings(BadRecords bad, WriteStatistics statistics, Backoff backoff) {}

  BatchWriter(
      Database database,
      Connections connections,
      TableWriter tables,
      Ordering ordering,
      @Nullable Offsets offsets,
      Surroundings around) {
    this.database = database;
    this.connections = connections;
    this.tables = tables;
    this.ordering = ordering;
    this.offsets = offsets;
    this.around = around;
  }

  /**
   * Returns when the batch is committed.
   *
   * @throws org.apache.kafka.connect.errors.ConnectException when it never will be
   */
  void write(Batch batch) throws InterruptedException {
    if (offsets != null) {
      batch.awaitReports();
    }
    around.backoff.start();
    boolean careful = false;
    while (!batch.isDropped()) {
      try {
        attempt(batch, careful);
        batch.markWritten();
        return;
      } catch (SQLException e) {
        careful = recover(e, careful);
      } catch (RuntimeException e) {
        rollBack();
        throw e;
      }
    }
  }

  private void attempt(Batch batch, Boolean careful) throws SQLException, InterruptedException {
    long start = System.nanoTime();
    Connection open = connection();
    doing = "Cannot store the offsets in a table";
    if (offsets != null && !offsets.advance(open, batch)) {
      LOG.info("A batch whose commit was not answered is in the database");
      open.rollback();
      offsets.committed(batch);
      return;
    }
    if (careful) {
      writeCarefully(open, batch);
    } else {
      writeQuickly(open, batch);
    }
    long sent = System.nanoTime();
    doing = "Cannot commit to a database";
    open.commit();
    tables.committed();
    if (offsets != null) {
      offsets.committed(batch);
    }
    around.statistics.written(batch, sent - start, System.nanoTime() - sent);
  }

  private Connection connection() throws SQLException {
    doing = "Cannot connect to a database";
    Connection open = connection;
    if (open == null) {
      open = connections.open();
      connection = open;
    }
    return open;
  }

  private void writeQuickly(Connection open, Batch batch) throws SQLException {
    for (Group group : batch.groups()) {
      for (Run run : ordering.runs(group)) {
        if (run.deletes().length > 0) {
          doing = "Cannot delete from table " + group.plan().target().id();
          tables.delete(open, group, run.deletes());
        }
        if (run.writes().length > 0) {
          doing = doing(group);
          tables.write(open, group, run.writes());
        }
      }
    }
  }

  private static String doing(Group group) {
    String table = group.plan().target().id().toString();
    return switch (group.plan().mode()) {
      case INSERT -> "Cannot insert into table " + table;
      case UPSERT -> "Cannot upsert into table " + table;
      case UPDATE -> "Cannot update table " + table;
    };
  }

  private void writeCarefully(Connection open, Batch batch)
      throws SQLException, InterruptedException {
    doing = "Cannot prepare the search for a bad row in a table";
    tables.careful(open);
    BadRowSearch search = new BadRowSearch(open, tables, database.dialect().failures());
    for (Group group : batch.groups()) {
      doing = doing(group);
      for (Run run : ordering.runs(group)) {
        search.write(group, run);
      }
    }
    for (BadRow bad : search.bad()) {
      around.bad.add(bad, batch, database);
    }
    if (offsets != null) { // the offset passes the bad rows with this commit
      batch.awaitReports();
    }
  }

  /** Returns whether the next attempt looks for bad rows. */
  private boolean recover(SQLException e, Boolean careful) throws InterruptedException {
    Failures.Kind kind = SqlKinds.of(database.dialect().failures(), e);
    rollBack();
    DatabaseException failure = DatabaseException.of(database, doing, e);
    if (kind == Failures.Kind.RETRY) {
      if (!isUsable(e)) {
        disconnect();
      }
      around.statistics.retried(failure.detail().sqlState());
      around.backoff.await(failure);
      return careful;
    }
    if (kind == Failures.Kind.ROW && !careful) {
      LOG.debug("A batch has bad rows: {}", failure.getMessage());
      return true;
    }
    throw failure;
  }

  /** After a deadlock, a serialization failure or a lock's time-out the connection is fine. */
  private static boolean isUsable(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("40") || state.equals("55P03"));
  }

  private void rollBack() {
    tables.rolledBack();
    Connection open = connection;
    if (open != null) {
      try {
        open.rollback();
      } catch (SQLException e) {
        LOG.debug("No rollback, the connection is gone", e);
        disconnect();
      }
    }
  }

  /** Closes the connection; the next batch opens another. */
  void disconnect() {
    tables.disconnected();
    Connection open = connection;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.debug("A connection did not close", e);
      }
      connection = null;
    }
  }

  /** Cuts the connection, whatever it is used for; from another thread. */
  void abort() {
    Connection open = connection;
    if (open != null) {
      try {
        open.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("A connection was not aborted", e);
      }
    }
  }
}
