/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Row values and LIMIT: PostgreSQL, MySQL, MariaDB, SQLite, H2. One index range for the database,
 * where the same written with OR begins at the start of the index.
 */
record LimitPaging() implements Paging {
  @Override
  public Condition after(List<KeyColumn> keys, Object[] values) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      parameters.add(new Parameter(keys.get(i).type(), values[i]));
    }
    String columns = keys.stream().map(KeyColumn::sql).collect(Collectors.joining(", "));
    String places =
        keys.stream().map(key -> key.type().parameter()).collect(Collectors.joining(", "));
    String sql =
        keys.size() == 1 ? columns + " > " + places : "(" + columns + ") > (" + places + ")";
    return new Condition(sql, parameters);
  }

  @Override
  public String limit() {
    return "LIMIT ?";
  }
}
