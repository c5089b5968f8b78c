/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.sql;

import com.wearepatchworks.connect.jdbc.sink.type.PgType;
import org.jspecify.annotations.Nullable;

/**
 * A column that rows go into.
 *
 * @param kind its type by JDBC's numbers
 * @param pg its type in PostgreSQL's catalog; null elsewhere
 * @param generated computed by the database: nothing can be written into it
 * @param identity drawn by the database unless a value is given
 * @param required neither null nor left out
 */
public record TargetColumn(
    String name,
    ColumnKind kind,
    @Nullable PgType pg,
    boolean generated,
    boolean identity,
    boolean required) {

  /**
   * A type by JDBC's numbers.
   *
   * @param type as {@link java.sql.Types}
   * @param name as the database names it
   * @param size characters, bytes or digits; 0 where there is no limit
   * @param scale decimals
   */
  public record ColumnKind(int type, String name, int size, int scale) {}
}
