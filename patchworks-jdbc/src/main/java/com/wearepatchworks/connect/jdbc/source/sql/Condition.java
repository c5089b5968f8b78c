/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.sql;

import java.util.List;

/** Part of a WHERE clause with the values of its placeholders. */
public record Condition(String sql, List<Parameter> parameters) {
  /** Without values. */
  public static Condition of(String sql) {
    return new Condition(sql, List.of());
  }
}
