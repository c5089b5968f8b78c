/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.sql;

import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.source.type.Column;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The database's own clock: that of the worker may go wrong. */
public final class Clocks {
  private Clocks() {}

  /**
   * The time some while ago, to be compared with a column.
   *
   * @param zone of the column's clock, where its type has none
   */
  public static String before(Dialect dialect, Column column, Duration ago, ZoneId zone) {
    long millis = ago.toMillis();
    return switch (dialect.name()) {
      case "postgresql" -> postgres(column, millis, zone);
      case "mysql" -> "TIMESTAMPADD(MICROSECOND, -%d, %s)".formatted(millis * 1000, mysql(zone));
      case "sqlserver" -> "DATEADD(millisecond, -%d, %s)".formatted(millis, sqlServer(zone));
      case "oracle" ->
          "(SYSTIMESTAMP AT TIME ZONE '%s' - NUMTODSINTERVAL(%d / 1000, 'SECOND'))"
              .formatted(literal(zone), millis);
      case "sqlite" ->
          "strftime('%%Y-%%m-%%d %%H:%%M:%%f', 'now', '-%d.%03d seconds')"
              .formatted(millis / 1000, millis % 1000);
      case "h2" ->
          "DATEADD('MILLISECOND', -%d, CAST(CURRENT_TIMESTAMP(9) AT TIME ZONE '%s' AS TIMESTAMP(9)))"
              .formatted(millis, literal(zone));
      default -> "CURRENT_TIMESTAMP - INTERVAL '%d' SECOND".formatted((millis + 999) / 1000);
    };
  }

  private static String postgres(Column column, long millis, ZoneId zone) {
    String time = "now() - interval '%d milliseconds'".formatted(millis);
    return switch (column.typeName()) {
      case "timestamptz" -> time;
      default -> "((%s) AT TIME ZONE '%s')".formatted(time, literal(zone));
    };
  }

  private static String mysql(ZoneId zone) {
    return isUtc(zone)
        ? "UTC_TIMESTAMP(6)"
        : "CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00', '%s')".formatted(literal(zone));
  }

  private static String sqlServer(ZoneId zone) {
    return isUtc(zone) ? "SYSUTCDATETIME()" : "SYSDATETIME()";
  }

  private static boolean isUtc(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC);
  }

  /** Names of zones hold no quotes; this is for the reader who wonders. */
  private static String literal(ZoneId zone) {
    return zone.getId().replace("'", "''");
  }
}
