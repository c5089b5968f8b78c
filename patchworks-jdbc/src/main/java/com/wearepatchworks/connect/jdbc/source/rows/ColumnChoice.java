/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

import java.util.List;

/**
 * Which columns are read, and which are masked. A column is named alone, with its table, or with
 * its table and schema.
 */
public record ColumnChoice(List<String> include, List<String> exclude, List<String> mask) {
  /** Whether all columns are read, those too that are added later. */
  public boolean all() {
    return include.isEmpty() && exclude.isEmpty();
  }

  /** Whether a column is read. */
  public boolean includes(String table, String column) {
    return (include.isEmpty() || named(include, table, column)) && !named(exclude, table, column);
  }

  /** Whether a column's values are hidden. */
  public boolean masks(String table, String column) {
    return named(mask, table, column);
  }

  private static boolean named(List<String> names, String table, String column) {
    if (names.isEmpty()) {
      return false;
    }
    String full = table + "." + column;
    for (String name : names) {
      if (name.equals(column) || name.equals(full) || full.endsWith("." + name)) {
        return true;
      }
    }
    return false;
  }
}
