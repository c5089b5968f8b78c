/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.sql;

import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import java.util.List;

/** How a database says "the next so many rows behind this one". */
public interface Paging {
  /** The way of a database. */
  static Paging of(Dialect dialect) {
    return switch (dialect.name()) {
      case "sqlserver", "oracle" -> new FetchPaging();
      case "generic" -> new FetchPaging();
      default -> new LimitPaging();
    };
  }

  /** Rows behind {@code values} in the order of {@code keys}. */
  Condition after(List<KeyColumn> keys, Object[] values);

  /** What ends an ordered select, with one placeholder for the number of rows. */
  String limit();
}
