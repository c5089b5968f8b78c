/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import com.wearepatchworks.connect.jdbc.dialect.TableId;
import java.util.List;
import java.util.Optional;

/**
 * A table as the database describes it.
 *
 * @param id with the schema in which it was found
 * @param columns in the order of the table
 * @param primaryKey names of its columns in the key's order; empty if there is none
 * @param uniqueKeys other keys that no two rows share; no partial indexes, no expressions
 */
public record TableShape(
    TableId id, List<ColumnShape> columns, List<String> primaryKey, List<List<String>> uniqueKeys) {
  /** The column of exactly that name. */
  public Optional<ColumnShape> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
