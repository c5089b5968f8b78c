/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.jdbc.dialect.Names;
import com.wearepatchworks.connect.jdbc.sink.row.Plan;
import com.wearepatchworks.connect.jdbc.sink.row.RowSettings.InsertMode;
import com.wearepatchworks.connect.jdbc.sink.sql.PgStatements;
import com.wearepatchworks.connect.jdbc.sink.type.PgText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL: inserts by COPY, upserts and updates by COPY into a staging table and one merge,
 * deletes by arrays; a few rows by one statement with parameters.
 */
final class PgWriter implements TableWriter {
  /** Below it the turns of COPY and merge cost more than parameters do. */
  private static final int FEW = 100;

  /** COPY goes in pieces; a statement with all its parameters is one message, of 1 GB at most. */
  private static final int FEW_BYTES = 1 << 20;

  /** The protocol counts parameters in 16 bits. */
  private static final int MAX_PARAMETERS = 65_535;

  private static final String SCHEMA = "pg_temp.";
  private static final String STAGE = "patchworks_stage_";

  private final Names names;
  private final Function<SinkRecord, @Nullable Object> bodies;
  private final CopyStream copy = new CopyStream();
  private final Map<Plan, String> stages = new HashMap<>();

  /** Plans whose staging table this transaction has made. */
  private final Set<Plan> fresh = new HashSet<>();

  /** Staging tables that this transaction has filled. */
  private final Set<String> used = new HashSet<>();

  private int stageNumber;
  private boolean careful;

  PgWriter(Names names, Function<SinkRecord, @Nullable Object> bodies) {
    this.names = names;
    this.bodies = bodies;
  }

  @Override
  public void write(Connection connection, Group group, int[] rows) throws SQLException {
    if (group.plan().writesNothing()) {
      return;
    }
    PgStatements sql = statements(group.plan());
    if (!careful && areFew(group, rows, sql)) {
      writeFew(connection, group, rows, sql);
    } else if (group.plan().mode() == InsertMode.INSERT) {
      copy.send(connection, sql.copy(group.plan().copyFormat()), group, rows);
    } else {
      merge(connection, group, rows, sql);
    }
  }

  private static boolean areFew(Group group, int[] rows, PgStatements sql) {
    if (rows.length >= FEW || rows.length * sql.columns().size() > MAX_PARAMETERS) {
      return false;
    }
    long bytes = 0;
    for (int row : rows) {
      bytes += group.rows().dataEnd(row) - group.rows().dataStart(row);
    }
    return bytes <= FEW_BYTES;
  }

  private PgStatements statements(Plan plan) {
    return new PgStatements(names, plan.target(), plan.columns(), plan.key());
  }

  private void writeFew(Connection connection, Group group, int[] rows, PgStatements sql)
      throws SQLException {
    String text =
        switch (group.plan().mode()) {
          case INSERT -> sql.insertValues(rows.length);
          case UPSERT -> sql.upsertValues(rows.length);
          case UPDATE -> sql.updateValues(rows.length);
        };
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      int parameter = 1;
      for (int row : rows) {
        SinkRecord record = group.rows().record(row);
        for (String cell : group.plan().texts(record, bodies.apply(record))) {
          statement.setObject(parameter++, cell, Types.OTHER);
        }
      }
      statement.executeUpdate();
    }
  }

  private void merge(Connection connection, Group group, int[] rows, PgStatements sql)
      throws SQLException {
    String stage = stage(connection, group.plan(), sql);
    try (Statement statement = connection.createStatement()) {
      if (!used.add(stage)) { // several merges in one transaction
        statement.executeUpdate("DELETE FROM " + stage);
      }
      copy.send(connection, sql.copyInto(stage, group.plan().copyFormat()), group, rows);
      statement.executeUpdate(
          group.plan().mode() == InsertMode.UPSERT
              ? sql.mergeFrom(stage)
              : sql.updateFromStage(stage));
    }
  }

  @Override
  public void prepare(Connection connection, Group group) throws SQLException {
    Plan plan = group.plan();
    if (plan.mode() != InsertMode.INSERT && !plan.columns().isEmpty()) {
      stage(connection, plan, statements(plan));
    }
  }

  private String stage(Connection connection, Plan plan, PgStatements sql) throws SQLException {
    String known = stages.get(plan);
    if (known != null) {
      return known;
    }
    String stage = STAGE + ++stageNumber;
    try (Statement statement = connection.createStatement()) {
      for (String create : sql.stage(SCHEMA + stage)) {
        statement.execute(create);
      }
    }
    stages.put(plan, SCHEMA + stage);
    fresh.add(plan);
    return SCHEMA + stage;
  }

  @Override
  public void delete(Connection connection, Group group, int[] rows) throws SQLException {
    Plan plan = group.plan();
    try (PreparedStatement statement = connection.prepareStatement(statements(plan).delete())) {
      for (int part = 0; part < plan.key().size(); part++) {
        List<@Nullable String> keys = new ArrayList<>(rows.length);
        for (int row : rows) {
          SinkRecord record = group.rows().record(row);
          keys.add(plan.keyText(record, bodies.apply(record), part));
        }
        statement.setObject(part + 1, PgText.array(keys), Types.OTHER);
      }
      statement.executeUpdate();
    }
  }

  @Override
  public int badRow(Group group, SQLException e) {
    CopyContext context = context(group, e);
    return context == null ? -1 : context.line() - 1;
  }

  @Override
  public @Nullable String badColumn(Group group, SQLException e) {
    CopyContext context = context(group, e);
    return context == null ? null : context.column(group.plan().columns());
  }

  private @Nullable CopyContext context(Group group, SQLException e) {
    String stage = stages.getOrDefault(group.plan(), SCHEMA).substring(SCHEMA.length());
    return CopyContext.of(e, List.of(group.plan().target().id().name(), stage));
  }

  /**
   * Until the transaction ends all rows go by COPY, which names the bad one; the staging tables are
   * made anew, since the table may have changed; and checks that are put off to the commit are made
   * at once.
   */
  @Override
  public void careful(Connection connection) throws SQLException {
    careful = true;
    try (Statement statement = connection.createStatement()) {
      for (String stage : stages.values()) {
        statement.execute("DROP TABLE IF EXISTS " + stage);
      }
      statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
    }
    stages.clear();
  }

  @Override
  public void committed() {
    fresh.clear();
    used.clear();
    careful = false;
  }

  @Override
  public void rolledBack() {
    stages.keySet().removeAll(fresh);
    committed();
  }

  @Override
  public void disconnected() {
    stages.clear();
    committed();
  }
}
