/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.sql;

import java.util.List;

/**
 * How a dialect inserts or replaces.
 *
 * @param maxRows rows of a statement
 * @param maxParameters parameters of a statement
 */
record Upsert(int maxRows, int maxParameters, Form form) {
  /** The statement's shape. */
  @FunctionalInterface
  interface Form {
    String sql(WriteStatements of, int rows);
  }

  static Upsert of(String dialect) {
    return switch (dialect) {
      case "sqlite" -> new Upsert(500, 30_000, Upsert::onConflict);
      case "mysql" -> new Upsert(500, 60_000, Upsert::onDuplicateKey);
      case "sqlserver" -> new Upsert(500, 2_000, Upsert::mergeValues);
      case "oracle" -> new Upsert(1, 60_000, Upsert::mergeDual);
      case "h2" -> new Upsert(500, 30_000, Upsert::mergeKey);
      default -> new Upsert(1, 1_000, Upsert::mergeStandard);
    };
  }

  String sql(WriteStatements of, int rows) {
    return form.sql(of, rows);
  }

  private static String onConflict(WriteStatements of, int rows) {
    List<TargetColumn> rest = of.rest();
    String start = of.insert(rows) + " ON CONFLICT (" + of.list(of.key()) + ") DO ";
    return rest.isEmpty()
        ? start + "NOTHING"
        : start
            + "UPDATE SET "
            + WriteStatements.joined(
                rest, ", ", c -> "%s = excluded.%s".formatted(of.quoted(c), of.quoted(c)));
  }

  /** VALUES() and not a row alias: MariaDB and old MySQL know nothing else. */
  private static String onDuplicateKey(WriteStatements of, int rows) {
    List<TargetColumn> set = of.rest().isEmpty() ? of.key() : of.rest();
    return of.insert(rows)
        + " ON DUPLICATE KEY UPDATE "
        + WriteStatements.joined(
            set, ", ", c -> "%s = VALUES(%s)".formatted(of.quoted(c), of.quoted(c)));
  }

  private static String mergeKey(WriteStatements of, int rows) {
    return "MERGE INTO %s (%s) KEY (%s) VALUES %s"
        .formatted(of.table(), of.list(of.columns()), of.list(of.key()), of.values(rows));
  }

  /** HOLDLOCK: two writers would both see that a row is missing. */
  private static String mergeValues(WriteStatements of, int rows) {
    return "MERGE INTO %s WITH (HOLDLOCK) AS t USING (VALUES %s) AS s (%s) ON (%s)%s;"
        .formatted(of.table(), of.values(rows), of.list(of.columns()), matched(of), branches(of));
  }

  private static String mergeDual(WriteStatements of, int rows) {
    String source =
        WriteStatements.joined(of.columns(), ", ", column -> "? AS " + of.quoted(column));
    return "MERGE INTO %s t USING (SELECT %s FROM DUAL) s ON (%s)%s"
        .formatted(of.table(), source, matched(of), branches(of));
  }

  private static String mergeStandard(WriteStatements of, int rows) {
    return "MERGE INTO %s AS t USING (VALUES %s) AS s (%s) ON (%s)%s"
        .formatted(of.table(), of.values(1), of.list(of.columns()), matched(of), branches(of));
  }

  private static String matched(WriteStatements of) {
    return WriteStatements.joined(
        of.key(), " AND ", c -> "t.%s = s.%s".formatted(of.quoted(c), of.quoted(c)));
  }

  private static String branches(WriteStatements of) {
    List<TargetColumn> rest = of.rest();
    String update =
        rest.isEmpty()
            ? ""
            : " WHEN MATCHED THEN UPDATE SET "
                + WriteStatements.joined(
                    rest, ", ", c -> "%s = s.%s".formatted(of.quoted(c), of.quoted(c)));
    return update
        + " WHEN NOT MATCHED THEN INSERT (%s) VALUES (%s)"
            .formatted(
                of.list(of.columns()),
                WriteStatements.joined(of.columns(), ", ", c -> "s." + of.quoted(c)));
  }
}
