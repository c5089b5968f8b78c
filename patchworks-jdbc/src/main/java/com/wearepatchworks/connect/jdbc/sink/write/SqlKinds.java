/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.jdbc.dialect.Failures;
import java.sql.SQLException;

/** What errors mean while rows are written. */
final class SqlKinds {
  /** Two rows of one statement meet in one: keys that we took for different are the same. */
  private static final String CARDINALITY = "21000";

  private SqlKinds() {}

  static Failures.Kind of(Failures failures, SQLException e) {
    return CARDINALITY.equals(e.getSQLState()) ? Failures.Kind.ROW : failures.kind(e);
  }
}
