/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.jdbc.dialect.Failures;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes what can be written of rows some of which are bad: up to the row that the database names,
 * or by halves where it names none. Each piece stands behind a savepoint.
 */
final class BadRowSearch {
  private final Connection connection;
  private final TableWriter writer;
  private final Failures failures;
  private final List<BadRow> bad = new ArrayList<>();

  BadRowSearch(Connection connection, TableWriter writer, Failures failures) {
    this.connection = connection;
    this.writer = writer;
    this.failures = failures;
  }

  /** What was found so far. */
  List<BadRow> bad() {
    return bad;
  }

  void write(Group group, Run run) throws SQLException {
    if (run.deletes().length > 0) {
      search(group, run.deletes(), writer::delete);
    }
    if (run.writes().length > 0) {
      writer.prepare(connection, group);
      search(group, run.writes(), writer::write);
    }
  }

  /** A statement over some rows. */
  private interface Send {
    void to(Connection connection, Group group, int[] rows) throws SQLException;
  }

  private void search(Group group, int[] rows, Send send) throws SQLException {
    int[] rest = rows;
    while (rest.length > 0) {
      Savepoint savepoint = connection.setSavepoint();
      try {
        send.to(connection, group, rest);
        connection.releaseSavepoint(savepoint);
        return;
      } catch (SQLException e) {
        if (SqlKinds.of(failures, e) != Failures.Kind.ROW) {
          throw e;
        }
        connection.rollback(savepoint);
        rest = split(group, rest, send, e);
      }
    }
  }

  /** Writes the first part of {@code rows}, and returns what remains to be tried. */
  private int[] split(Group group, int[] rows, Send send, SQLException e) throws SQLException {
    int named = writer.badRow(group, e);
    if (rows.length == 1 || (named >= 0 && named < rows.length)) {
      int at = rows.length == 1 ? 0 : named;
      search(group, Arrays.copyOf(rows, at), send);
      bad.add(new BadRow(group, rows[at], writer.badColumn(group, e), e));
      return Arrays.copyOfRange(rows, at + 1, rows.length);
    }
    int middle = rows.length / 2;
    search(group, Arrays.copyOf(rows, middle), send);
    return Arrays.copyOfRange(rows, middle, rows.length);
  }
}
