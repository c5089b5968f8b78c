/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import com.wearepatchworks.connect.jdbc.client.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * The reader's connection, made anew when it is lost. It is not one of the pool's: statements stay
 * prepared on it, it listens, and each new one must be looked at.
 */
final class Line implements AutoCloseable {
  private final Database database;
  private final @Nullable String channel;
  private @Nullable Connection connection;
  private boolean fresh;

  Line(Database database, @Nullable String channel) {
    this.database = database;
    this.channel = channel;
  }

  Connection connection() throws SQLException {
    if (connection == null) {
      Connection made = database.own();
      connection = made;
      made.setAutoCommit(true);
      made.setReadOnly(false);
      fresh = true;
      prepare(made);
    }
    return connection;
  }

  private void prepare(Connection made) throws SQLException {
    if (!isPostgres()) {
      return;
    }
    try (Statement statement = made.createStatement()) {
      // a plan for any LIMIT and any position is a plan for a sort of the table
      statement.execute("SET plan_cache_mode = force_custom_plan");
      if (channel != null) {
        statement.execute("LISTEN " + database.dialect().names().quote(channel));
      }
    }
  }

  private boolean isPostgres() {
    return database.dialect().name().equals("postgresql");
  }

  /** Whether nothing was read on the connection yet. */
  boolean isFresh() {
    return fresh;
  }

  void settle() {
    fresh = false;
  }

  /** The connection is of no use any more. */
  void drop() {
    Connection lost = connection;
    connection = null;
    if (lost != null) {
      try {
        lost.close();
      } catch (SQLException e) {
        // it was lost before
      }
    }
  }

  /** Waits; true when somebody has called NOTIFY. */
  boolean awaitNotice(Duration patience, HandOver handOver)
      throws SQLException, InterruptedException {
    int millis = (int) Math.min(Integer.MAX_VALUE, Math.max(1, patience.toMillis()));
    if (channel == null || connection == null || !isPostgres()) {
      handOver.awaitClose(Duration.ofMillis(millis));
      return false;
    }
    PGNotification[] notices = connection.unwrap(PGConnection.class).getNotifications(millis);
    return notices != null && notices.length > 0;
  }

  @Override
  public void close() {
    drop();
  }
}
