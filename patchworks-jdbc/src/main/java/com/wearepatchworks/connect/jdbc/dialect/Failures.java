/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a database's errors mean, and what may be told about them. */
public interface Failures {
  /** What can be done. */
  enum Kind {
    /** The data of a row do not fit; the same row will not fit later either. */
    ROW,
    /** May work later: no connection, a deadlock, a time-out, a server that restarts. */
    RETRY,
    /** Will not work until someone changes something: a right, a table, the SQL, a password. */
    FATAL
  }

  /**
   * What is known about an error.
   *
   * @param sqlState five characters; null if the driver gives none
   * @param code the vendor's number; 0 if there is none
   * @param message in words, without any value of a row
   */
  record Detail(
      @Nullable String sqlState,
      int code,
      @Nullable String constraint,
      @Nullable String table,
      @Nullable String column,
      String message) {}

  /** What can be done about it; looks at the whole chain of causes and next exceptions. */
  Kind kind(SQLException e);

  /** What can be told about it. */
  Detail detail(SQLException e);
}
