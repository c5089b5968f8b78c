/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import com.wearepatchworks.connect.jdbc.dialect.Failures;
import com.wearepatchworks.connect.jdbc.dialect.Failures.Detail;
import com.wearepatchworks.connect.jdbc.dialect.Failures.Kind;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * A database's error in words that may be logged: what was done to which table, SQLSTATE,
 * constraint and column, and no value of a row. The driver's exception is not its cause, because
 * its message may quote values; its stack trace is kept.
 */
public final class DatabaseException extends ConnectException {
  private final transient Kind kind;
  private final transient Detail detail;

  private DatabaseException(String message, Kind kind, Detail detail) {
    super(message);
    this.kind = kind;
    this.detail = detail;
  }

  /**
   * What {@code e} means.
   *
   * @param doing what failed: "Cannot read table public.orders"; no values
   */
  public static DatabaseException of(Database database, String doing, SQLException e) {
    return of(database.dialect().failures(), database.address(), doing, e);
  }

  static DatabaseException of(Failures failures, String address, String doing, SQLException e) {
    Detail detail = failures.detail(e);
    DatabaseException failure =
        new DatabaseException(
            doing + " of " + address + ": " + words(detail), failures.kind(e), detail);
    failure.setStackTrace(e.getStackTrace());
    return failure;
  }

  private static String words(Detail detail) {
    StringBuilder words = new StringBuilder(detail.message());
    String between = " (";
    for (String part : parts(detail)) {
      words.append(between).append(part);
      between = ", ";
    }
    return between.equals(" (") ? words.toString() : words.append(')').toString();
  }

  private static String[] parts(Detail detail) {
    return Stream.of(
            detail.sqlState() == null ? null : "SQLSTATE " + detail.sqlState(),
            detail.code() == 0 ? null : "code " + detail.code(),
            detail.constraint() == null ? null : "constraint " + detail.constraint(),
            detail.column() == null ? null : "column " + detail.column())
        .filter(Objects::nonNull)
        .toArray(String[]::new);
  }

  /** What can be done about it. */
  public Kind kind() {
    return kind;
  }

  /** What is known about it. */
  public Detail detail() {
    return detail;
  }
}
