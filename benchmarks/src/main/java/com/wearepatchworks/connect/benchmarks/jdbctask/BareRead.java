/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbctask;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * A whole table through a cursor of the driver, every value fetched as its Java type; the
 * connection is made within the time.
 *
 * @param url of the connection, with all properties
 * @param fetchSize rows of a round trip
 * @param rows that must come
 */
record BareRead(String url, String table, int fetchSize, int rows) implements Callable<Void> {

  static BareRead of(Request request) {
    String binary = "&binaryTransfer=true&prepareThreshold=-1";
    String text = "&binaryTransfer=false&prepareThreshold=0";
    return new BareRead(
        request.text("url") + (request.text("way").equals("read-binary") ? binary : text),
        request.text("table"),
        request.number("batch"),
        request.number("rows"));
  }

  @Override
  public Void call() throws SQLException {
    long count = 0;
    long ids = 0;
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      try (PreparedStatement statement =
          connection.prepareStatement("SELECT %s FROM %s".formatted(Values.COLUMNS, table))) {
        statement.setFetchSize(fetchSize);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            ids += fetch(rows);
            count++;
          }
        }
      }
    }
    Sums.check(count, ids, rows);
    return null;
  }

  /** Takes every value, and returns the id. */
  private static long fetch(ResultSet row) throws SQLException {
    int column = 1;
    long id = row.getLong(column++);
    Object[] values = {
      row.getInt(column++),
      row.getBigDecimal(column++),
      row.getDouble(column++),
      row.getBoolean(column++),
      row.getObject(column++, OffsetDateTime.class),
      row.getObject(column++, LocalDate.class),
      row.getObject(column++, UUID.class),
      row.getString(column++),
      row.getString(column)
    };
    return values[values.length - 1] == null ? 0 : id;
  }
}
