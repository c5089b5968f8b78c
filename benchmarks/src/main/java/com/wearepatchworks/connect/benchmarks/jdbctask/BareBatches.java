/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbctask;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * {@code addBatch} and {@code executeBatch} of rows whose values are there; one commit for each
 * batch.
 */
final class BareBatches implements BareWrite {
  /** What is bound, besides what binds as it is. */
  private record Ready(Values values, OffsetDateTime at, LocalDate day) {}

  private final Connection connection;
  private final String sql;
  private final List<Ready> rows;
  private final int batch;

  private BareBatches(Connection connection, String sql, List<Ready> rows, int batch) {
    this.connection = connection;
    this.sql = sql;
    this.rows = rows;
    this.batch = batch;
  }

  static BareBatches open(Request request, List<Long> ids) throws SQLException {
    String way = request.text("way");
    String rewrite = Boolean.toString(way.endsWith("-rewrite"));
    Connection connection =
        DriverManager.getConnection(request.text("url") + "&reWriteBatchedInserts=" + rewrite);
    connection.setAutoCommit(false);
    String insert =
        "INSERT INTO %s (%s) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            .formatted(request.text("table"), Values.COLUMNS);
    return new BareBatches(
        connection,
        way.startsWith("upsert")
            ? insert + " ON CONFLICT (id) DO UPDATE SET " + assigned()
            : insert,
        ids.stream().map(BareBatches::ready).toList(),
        request.number("batch"));
  }

  private static String assigned() {
    return String.join(
        ", ",
        java.util.Arrays.stream(Values.COLUMNS.split(", "))
            .skip(1)
            .map(column -> column + " = excluded." + column)
            .toList());
  }

  private static Ready ready(long id) {
    Values values = Values.of(id);
    return new Ready(
        values,
        Instant.ofEpochMilli(values.at()).atOffset(ZoneOffset.UTC),
        LocalDate.ofEpochDay(values.day()));
  }

  @Override
  public Void call() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int waiting = 0;
      for (Ready row : rows) {
        bind(statement, row);
        statement.addBatch();
        if (++waiting == batch) {
          write(statement);
          waiting = 0;
        }
      }
      if (waiting > 0) {
        write(statement);
      }
    }
    return null;
  }

  private void write(PreparedStatement statement) throws SQLException {
    var unused = statement.executeBatch();
    connection.commit();
  }

  private static void bind(PreparedStatement statement, Ready row) throws SQLException {
    Values values = row.values;
    int column = 1;
    statement.setLong(column++, values.id());
    statement.setInt(column++, values.quantity());
    statement.setBigDecimal(column++, values.amount());
    statement.setDouble(column++, values.ratio());
    statement.setBoolean(column++, values.paid());
    statement.setObject(column++, row.at);
    statement.setObject(column++, row.day);
    statement.setObject(column++, values.reference());
    statement.setString(column++, values.customer());
    statement.setString(column, values.note());
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
