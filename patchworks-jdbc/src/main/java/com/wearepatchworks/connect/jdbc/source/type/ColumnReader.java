/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.type;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column as Connect data, in two steps: while one thread takes pages from the
 * database, another converts those that are there.
 */
public interface ColumnReader {
  /** Their schema. */
  Schema schema();

  /** Takes what the database sent for the current row, with as little work as can be. */
  @Nullable Object fetch(ResultSet rows, int column) throws SQLException;

  /**
   * Makes Connect data of what was fetched.
   *
   * @throws org.apache.kafka.connect.errors.DataException when the schema cannot hold it
   */
  Object convert(Object fetched);
}
