/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Sends rows of one table on one connection, within its transaction. Used by one thread. */
interface TableWriter {
  /** Makes what {@link #write} needs and a savepoint must not take away again. */
  void prepare(Connection connection, Group group) throws SQLException;

  /** Sends {@code rows}, in that order: inserts, upserts or updates by the group's plan. */
  void write(Connection connection, Group group, int[] rows) throws SQLException;

  /** Deletes the rows of the tombstones {@code rows}. */
  void delete(Connection connection, Group group, int[] rows) throws SQLException;

  /**
   * The position among the rows that were sent at which an error of {@link #write} lies; -1 when
   * the database does not say.
   */
  int badRow(Group group, SQLException e);

  /** The column at which an error of {@link #write} lies; null when the database does not say. */
  @Nullable String badColumn(Group group, SQLException e);

  /** Begins a transaction in which bad rows are looked for. */
  void careful(Connection connection) throws SQLException;

  /** The transaction is committed. */
  void committed();

  /** The transaction is rolled back. */
  void rolledBack();

  /** The connection is gone, and with it what was kept there. */
  void disconnected();
}
