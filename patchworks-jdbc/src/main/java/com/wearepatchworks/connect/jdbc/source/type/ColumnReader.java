/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.type;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** The values of one column as Connect data. */
public interface ColumnReader {
  /** Their schema. */
  Schema schema();

  /**
   * The value in the current row.
   *
   * @throws org.apache.kafka.connect.errors.DataException when the schema cannot hold it
   */
  @Nullable Object read(ResultSet rows, int column) throws SQLException;
}
