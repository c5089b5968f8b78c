/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.after;

import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.source.after.AfterOptions.Policy;
import com.wearepatchworks.connect.jdbc.source.rows.RowRecord;
import com.wearepatchworks.connect.jdbc.source.rows.Target;
import com.wearepatchworks.connect.jdbc.source.sql.KeyColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Does to rows what is to be done when Kafka has them. Rows are noted by whichever thread hears of
 * it; the reader's thread acts.
 */
public final class AfterRows {
  private static final int BATCH = 1_000;

  private final Dialect dialect;
  private final AfterOptions options;
  private final ConcurrentLinkedQueue<RowRecord> noted = new ConcurrentLinkedQueue<>();
  private final List<RowRecord> taken = new ArrayList<>();
  private final AtomicLong done = new AtomicLong();

  /** Nothing is noted yet. */
  public AfterRows(Dialect dialect, AfterOptions options) {
    this.dialect = dialect;
    this.options = options;
  }

  /** Kafka has the record. */
  public void acknowledged(RowRecord record) {
    noted.add(record);
  }

  /** Rows that were deleted or marked. */
  public long done() {
    return done.get();
  }

  /** Acts on what was noted. When it throws, the rows are taken again next time. */
  public void act(Connection connection) throws SQLException {
    if (options.policy() == Policy.KEEP) {
      return;
    }
    while (fill()) {
      Map<Target, List<RowRecord>> byTable =
          taken.stream()
              .collect(
                  Collectors.groupingBy(
                      RowRecord::target, LinkedHashMap::new, Collectors.toList()));
      connection.setAutoCommit(false);
      try {
        for (Map.Entry<Target, List<RowRecord>> table : byTable.entrySet()) {
          run(connection, table.getKey(), table.getValue());
        }
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
      done.addAndGet(taken.size());
      taken.clear();
    }
  }

  private boolean fill() {
    while (taken.size() < BATCH) {
      RowRecord next = noted.poll();
      if (next == null) {
        break;
      }
      taken.add(next);
    }
    return !taken.isEmpty();
  }

  private void run(Connection connection, Target target, List<RowRecord> rows) throws SQLException {
    boolean marks = options.policy() == Policy.MARK;
    String where =
        target.columns().stream()
            .map(column -> column.sql() + " = " + column.type().parameter())
            .collect(Collectors.joining(" AND ", " WHERE ", ""));
    String sql = (marks ? mark(target) : "DELETE FROM " + target.table()) + where;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (RowRecord row : rows) {
        int at = 1;
        for (int i = 0; i < target.columns().size(); i++) {
          KeyColumn column = target.columns().get(i);
          column.type().bind(statement, at++, row.handle()[i]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** The value is the operator's, not a row's. */
  private String mark(Target target) {
    String column = dialect.names().quote(Objects.requireNonNull(options.column()));
    String value = "'" + options.value().replace("'", "''") + "'";
    return "UPDATE " + target.table() + " SET " + column + " = " + value;
  }
}
