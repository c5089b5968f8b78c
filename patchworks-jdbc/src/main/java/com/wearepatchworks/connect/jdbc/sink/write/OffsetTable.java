/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.dialect.TableId;
import com.wearepatchworks.connect.jdbc.sink.sql.DatabaseCatalog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Where the offsets of exactly-once delivery are: a row per connector, topic and partition with the
 * next offset to write and the generation of the task that owns it. A task that opens a partition
 * raises the generation; from then on a task before it changes nothing any more.
 */
public final class OffsetTable {
  /** No offset is known yet. */
  public static final long NONE = -1;

  private static final int MAX_NAME = 255;
  private static final String WHERE = " WHERE connector = ? AND topic = ? AND kafka_partition = ?";

  private final Dialect dialect;
  private final TableId id;
  private final String table;
  private final String connector;

  /** What a task owns. */
  record Claim(long generation, long next) {}

  /** One change of a row: from what this task has written last to what it writes now. */
  record Move(TopicPartition partition, Claim from, long next) {}

  /** The rows of {@code connector} in table {@code id}. */
  public OffsetTable(Dialect dialect, TableId id, String connector) {
    this.dialect = dialect;
    this.id = id;
    this.table = dialect.names().quote(id);
    this.connector = connector;
    if (connector.length() > MAX_NAME) {
      throw new ConnectException(
          "The connector's name is longer than the %d characters that delivery=exactly-once allows"
              .formatted(MAX_NAME));
    }
  }

  /** Makes the table if it is missing. */
  void create(Connection connection) throws SQLException {
    if (DatabaseCatalog.find(connection, dialect, id).isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(ddl(dialect, id));
      }
    }
  }

  /** The statement that makes the table. */
  static String ddl(Dialect dialect, TableId id) {
    String text = dialect.name().equals("oracle") ? "varchar2(255)" : "varchar(255)";
    return "CREATE TABLE %s (connector %s NOT NULL, topic %s NOT NULL, kafka_partition integer NOT NULL, next_offset decimal(19) NOT NULL, generation decimal(19) NOT NULL, PRIMARY KEY (connector, topic, kafka_partition))"
        .formatted(dialect.names().quote(id), text, text);
  }

  /** Takes a partition over; waits for a transaction of the task before. */
  Claim claim(Connection connection, TopicPartition partition) throws SQLException {
    if (update(connection, "generation = generation + 1", partition) == 0) {
      insert(connection, partition);
    }
    return read(connection, partition);
  }

  private int update(Connection connection, String set, TopicPartition partition)
      throws SQLException {
    String sql = "UPDATE " + table + " SET " + set + WHERE;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bindKey(statement, 1, partition);
      return statement.executeUpdate();
    }
  }

  private void insert(Connection connection, TopicPartition partition) throws SQLException {
    String sql =
        "INSERT INTO "
            + table
            + " (connector, topic, kafka_partition, next_offset, generation) VALUES (?, ?, ?, "
            + NONE
            + ", 1)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bindKey(statement, 1, partition);
      statement.executeUpdate();
    }
  }

  private Claim read(Connection connection, TopicPartition partition) throws SQLException {
    String sql = "SELECT generation, next_offset FROM " + table + WHERE;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bindKey(statement, 1, partition);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? new Claim(row.getLong(1), row.getLong(2)) : new Claim(NONE, NONE);
      }
    }
  }

  private void bindKey(PreparedStatement statement, int from, TopicPartition partition)
      throws SQLException {
    statement.setString(from, connector);
    statement.setString(from + 1, partition.topic());
    statement.setInt(from + 2, partition.partition());
  }

  /**
   * Moves offsets on, in the transaction of the rows.
   *
   * @return false when this very move is in the table already: its commit had succeeded
   * @throws FencedException when another task owns a partition by now
   */
  boolean advance(Connection connection, List<Move> moves) throws SQLException {
    String sql =
        "UPDATE "
            + table
            + " SET next_offset = ?"
            + WHERE
            + " AND generation = ? AND next_offset = ?";
    int[] counts;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Move move : moves) {
        statement.setLong(1, move.next);
        bindKey(statement, 2, move.partition);
        statement.setLong(5, move.from.generation());
        statement.setLong(6, move.from.next());
        statement.addBatch();
      }
      counts = statement.executeBatch();
    }
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 0) {
        return explain(connection, moves.get(i));
      }
    }
    return true;
  }

  private boolean explain(Connection connection, Move move) throws SQLException {
    Claim now = read(connection, move.partition);
    if (now.generation() != move.from.generation()) {
      throw new FencedException(
          "Another task of connector %s writes %s by now; this one stops"
              .formatted(connector, move.partition));
    }
    if (now.next() == move.next) {
      return false;
    }
    throw new FencedException(
        "The offset of %s in table %s was changed by somebody else: restart the task to go on from there"
            .formatted(move.partition, table));
  }

  /**
   * Sets where partitions go on; whoever writes them is fenced.
   *
   * @param offsets null for a partition that goes on where its consumer does
   */
  public void set(Connection connection, Map<TopicPartition, @Nullable Long> offsets)
      throws SQLException {
    create(connection);
    for (Map.Entry<TopicPartition, @Nullable Long> entry : offsets.entrySet()) {
      Long offset = entry.getValue();
      String next =
          "generation = generation + 1, next_offset = " + (offset == null ? NONE : offset);
      if (update(connection, next, entry.getKey()) == 0) {
        insert(connection, entry.getKey());
        update(connection, next, entry.getKey());
      }
    }
  }
}
