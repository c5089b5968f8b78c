/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.source.sql.Condition;
import com.wearepatchworks.connect.jdbc.source.sql.Parameter;
import com.wearepatchworks.connect.jdbc.source.type.Column;
import java.util.List;

/** The mark of rows that are done. */
final class Marks {
  private Marks() {}

  static Condition isNotSet(Dialect dialect, Column column, String value) {
    String sql = "t." + dialect.names().quote(column.name());
    boolean postgres = dialect.name().equals("postgresql");
    String place =
        postgres ? "CAST(? AS \"" + column.typeName().replace("\"", "\"\"") + "\")" : "?";
    return postgres
        ? new Condition(sql + " IS DISTINCT FROM " + place, List.of(Parameter.text(value)))
        : new Condition(
            "(" + sql + " IS NULL OR " + sql + " <> " + place + ")",
            List.of(Parameter.text(value)));
  }
}
