/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.sink.row.Plan;
import com.wearepatchworks.connect.jdbc.sink.sql.WriteStatements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.function.Function;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Databases without COPY: multi-row statements where the dialect has them, else batches. */
final class ParameterWriter implements TableWriter {
  private final Dialect dialect;
  private final Function<SinkRecord, @Nullable Object> bodies;

  ParameterWriter(Dialect dialect, Function<SinkRecord, @Nullable Object> bodies) {
    this.dialect = dialect;
    this.bodies = bodies;
  }

  @Override
  public void prepare(Connection connection, Group group) {}

  @Override
  public void write(Connection connection, Group group, int[] rows) throws SQLException {
    Plan plan = group.plan();
    if (plan.writesNothing()) {
      return;
    }
    WriteStatements sql = WriteStatements.of(dialect, plan.target(), plan.columns(), plan.key());
    int most =
        switch (plan.mode()) {
          case INSERT, UPSERT -> sql.rowsPerStatement();
          case UPDATE -> 1;
        };
    if (most == 1) {
      batch(connection, group, rows, sql);
      return;
    }
    for (int at = 0; at < rows.length; at += most) {
      int[] part = Arrays.copyOfRange(rows, at, Math.min(rows.length, at + most));
      many(connection, group, part, sql);
    }
  }

  private static void many(Connection connection, Group group, int[] rows, WriteStatements sql)
      throws SQLException {
    String text =
        switch (group.plan().mode()) {
          case UPSERT -> sql.upsert(rows.length);
          default -> sql.insert(rows.length);
        };
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      int from = 1;
      for (int row : rows) {
        from = bind(statement, from, group, row);
      }
      statement.executeUpdate();
    }
  }

  private static int bind(PreparedStatement statement, int from, Group group, int row)
      throws SQLException {
    @Nullable Object[] cells = group.rows().parameters(row);
    for (int i = 0; i < cells.length; i++) {
      bind(statement, from + i, cells[i], group.plan().columns().get(i).kind().type());
    }
    return from + cells.length;
  }

  private static void bind(
      PreparedStatement statement, int parameter, @Nullable Object cell, int type)
      throws SQLException {
    if (cell == null) {
      statement.setNull(parameter, type == Types.OTHER ? Types.VARCHAR : type);
    } else {
      statement.setObject(parameter, cell);
    }
  }

  private static void batch(Connection connection, Group group, int[] rows, WriteStatements sql)
      throws SQLException {
    String text =
        switch (group.plan().mode()) {
          case INSERT -> sql.insert(1);
          case UPSERT -> sql.upsert(1);
          case UPDATE -> sql.update();
        };
    boolean update =
        group.plan().mode()
            == com.wearepatchworks.connect.jdbc.sink.row.RowSettings.InsertMode.UPDATE;
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      for (int row : rows) {
        if (update) {
          bindUpdate(statement, group, row);
        } else {
          bind(statement, 1, group, row);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** First what is set, then the key. */
  private static void bindUpdate(PreparedStatement statement, Group group, int row)
      throws SQLException {
    Plan plan = group.plan();
    @Nullable Object[] cells = group.rows().parameters(row);
    int set = 1;
    int key = cells.length - plan.key().size() + 1;
    for (int i = 0; i < cells.length; i++) {
      boolean inKey = plan.key().contains(plan.columns().get(i));
      int parameter = inKey ? key++ : set++;
      bind(statement, parameter, cells[i], plan.columns().get(i).kind().type());
    }
  }

  @Override
  public void delete(Connection connection, Group group, int[] rows) throws SQLException {
    Plan plan = group.plan();
    WriteStatements sql = WriteStatements.of(dialect, plan.target(), plan.columns(), plan.key());
    try (PreparedStatement statement = connection.prepareStatement(sql.delete())) {
      for (int row : rows) {
        SinkRecord record = group.rows().record(row);
        for (int part = 0; part < plan.key().size(); part++) {
          Object key = plan.keyParameter(record, bodies.apply(record), part);
          bind(statement, part + 1, key, plan.key().get(part).kind().type());
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  @Override
  public int badRow(Group group, SQLException e) {
    return -1;
  }

  @Override
  public @Nullable String badColumn(Group group, SQLException e) {
    return null;
  }

  @Override
  public void careful(Connection connection) {}

  @Override
  public void committed() {}

  @Override
  public void rolledBack() {}

  @Override
  public void disconnected() {}
}
