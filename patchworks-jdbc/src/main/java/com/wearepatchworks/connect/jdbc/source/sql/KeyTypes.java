/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.sql;

import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Map;

/** The key type of a column. */
public final class KeyTypes {
  /** What PostgreSQL's driver calls columns with a sequence. */
  private static final Map<String, String> SERIALS =
      Map.of("bigserial", "int8", "serial", "int4", "smallserial", "int2");

  private KeyTypes() {}

  /**
   * The key type of a column.
   *
   * @param jdbcType of {@link Types}
   * @param typeName the database's own name of the type
   */
  public static KeyType of(Dialect dialect, int jdbcType, String typeName) {
    return switch (jdbcType) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> new WholeKey();
      default ->
          switch (dialect.name()) {
            case "postgresql" -> postgres(typeName);
            // keeps times as whatever text they were given, and compares them as such
            case "sqlite" -> new TextKey("?");
            default -> standard(jdbcType);
          };
    };
  }

  private static KeyType postgres(String typeName) {
    String type = SERIALS.getOrDefault(typeName, typeName);
    String quoted = type.startsWith("\"") ? type : '"' + type + '"';
    String cast = "CAST(? AS " + quoted + ")";
    return switch (type) {
      case "timestamp" -> new ObjectKey<>(LocalDateTime.class, LocalDateTime::parse, cast);
      case "timestamptz" -> new ObjectKey<>(OffsetDateTime.class, OffsetDateTime::parse, cast);
      case "date" -> new ObjectKey<>(LocalDate.class, LocalDate::parse, cast);
      case "bytea" -> new BytesKey();
      case "xid8" -> new TransactionKey();
      default -> new TextKey(cast);
    };
  }

  private static KeyType standard(int jdbcType) {
    return switch (jdbcType) {
      case Types.DECIMAL, Types.NUMERIC -> new ObjectKey<>(BigDecimal.class, BigDecimal::new, "?");
      case Types.REAL, Types.FLOAT, Types.DOUBLE ->
          new ObjectKey<>(Double.class, Double::valueOf, "?");
      case Types.TIMESTAMP -> new ObjectKey<>(LocalDateTime.class, LocalDateTime::parse, "?");
      case Types.TIMESTAMP_WITH_TIMEZONE ->
          new ObjectKey<>(OffsetDateTime.class, OffsetDateTime::parse, "?");
      case Types.DATE -> new ObjectKey<>(LocalDate.class, LocalDate::parse, "?");
      case Types.BINARY, Types.VARBINARY -> new BytesKey();
      default -> new TextKey("?");
    };
  }
}
