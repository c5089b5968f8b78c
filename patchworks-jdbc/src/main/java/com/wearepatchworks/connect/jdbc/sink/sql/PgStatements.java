/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.sql;

import com.wearepatchworks.connect.jdbc.dialect.Names;
import com.wearepatchworks.connect.jdbc.sink.type.PgType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * PostgreSQL's statements for one table and one list of columns.
 *
 * @param columns that rows have
 * @param key that finds a row; empty where rows are only inserted
 */
public record PgStatements(
    Names names, Target target, List<TargetColumn> columns, List<TargetColumn> key) {

  /** COPY into the table itself. */
  public String copy(String format) {
    return copyInto(names.quote(target.id()), format);
  }

  /** COPY into a staging table. */
  public String copyInto(String quotedTable, String format) {
    return "COPY %s (%s) FROM STDIN (FORMAT %s)".formatted(quotedTable, list(), format);
  }

  /**
   * A staging table with the columns of the rows, their types, checks and defaults: what does not
   * fit is found by COPY, which names the row.
   */
  public List<String> stage(String quotedTable) {
    List<String> statements = new ArrayList<>();
    statements.add(
        "CREATE TEMPORARY TABLE %s (LIKE %s INCLUDING CONSTRAINTS INCLUDING DEFAULTS) ON COMMIT DELETE ROWS"
            .formatted(quotedTable, names.quote(target.id())));
    List<String> others =
        target.columns().stream()
            .filter(column -> !columns.contains(column))
            .map(column -> "DROP COLUMN " + names.quote(column.name()) + " CASCADE")
            .toList();
    if (!others.isEmpty()) {
      statements.add("ALTER TABLE " + quotedTable + " " + String.join(", ", others));
    }
    return statements;
  }

  /** Inserts rows with a parameter per cell. */
  public String insertValues(int rows) {
    return "INSERT INTO %s AS t (%s)%s VALUES %s"
        .formatted(names.quote(target.id()), list(), overriding(), values(rows));
  }

  /** Upserts rows with a parameter per cell. */
  public String upsertValues(int rows) {
    return insertValues(rows) + onConflict();
  }

  /** Updates rows with a parameter per cell; rows that are not there stay away. */
  public String updateValues(int rows) {
    return updateFrom("(VALUES %s) AS s (%s)".formatted(values(rows), list()));
  }

  /** Upserts what a staging table holds. */
  public String mergeFrom(String quotedStage) {
    return "INSERT INTO %s AS t (%s)%s SELECT %s FROM %s%s"
        .formatted(
            names.quote(target.id()), list(), overriding(), list(), quotedStage, onConflict());
  }

  /** Updates by what a staging table holds. */
  public String updateFromStage(String quotedStage) {
    return updateFrom(quotedStage + " AS s");
  }

  /** Deletes by one array of texts per key column. */
  public String delete() {
    List<String> unnested = new ArrayList<>();
    List<String> equal = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      unnested.add("?::pg_catalog.text[]");
      equal.add("t.%s = d.k%d::%s".formatted(quoted(key.get(i)), i, type(key.get(i))));
    }
    return "DELETE FROM %s AS t USING unnest(%s) AS d (%s) WHERE %s"
        .formatted(
            names.quote(target.id()),
            String.join(", ", unnested),
            joined(key, ", ", column -> "k" + key.indexOf(column)),
            String.join(" AND ", equal));
  }

  private String updateFrom(String rows) {
    List<TargetColumn> rest = rest();
    return "UPDATE %s AS t SET %s FROM %s WHERE %s AND %s"
        .formatted(
            names.quote(target.id()),
            joined(rest, ", ", column -> quoted(column) + " = s." + quoted(column)),
            rows,
            joined(key, " AND ", c -> "t.%s = s.%s".formatted(quoted(c), quoted(c))),
            changed(rest, "s"));
  }

  private String onConflict() {
    List<TargetColumn> rest = rest();
    String target = " ON CONFLICT (" + joined(key, ", ", this::quoted) + ") DO ";
    return rest.isEmpty()
        ? target + "NOTHING"
        : "%sUPDATE SET %s WHERE %s"
            .formatted(
                target,
                joined(rest, ", ", c -> "%s = excluded.%s".formatted(quoted(c), quoted(c))),
                changed(rest, "excluded"));
  }

  /**
   * Whether a row differs, bit by bit: also for types without equality, and for values that are
   * equal and not the same (-0, 1.0 and 1.00, letter case). A row that is the same is not written
   * again.
   */
  private String changed(List<TargetColumn> columns, String other) {
    return "ROW(%s)::record OPERATOR(pg_catalog.*<>) ROW(%s)::record"
        .formatted(
            joined(columns, ", ", column -> "t." + quoted(column)),
            joined(columns, ", ", column -> other + "." + quoted(column)));
  }

  private String values(int rows) {
    String row = "(" + joined(columns, ", ", column -> "?::" + type(column)) + ")";
    return String.join(", ", java.util.Collections.nCopies(rows, row));
  }

  /** Without its modifier: an explicit cast to varchar(3) would cut where an assignment refuses. */
  private String type(TargetColumn column) {
    PgType type = column.pg();
    if (type == null) {
      throw new IllegalStateException("Column " + column.name() + " has no type of PostgreSQL");
    }
    return names.quote(type.schema()) + "." + names.quote(type.name());
  }

  private String overriding() {
    boolean identity = columns.stream().anyMatch(TargetColumn::identity);
    return identity ? " OVERRIDING SYSTEM VALUE" : "";
  }

  /** Columns that are not part of the key. */
  public List<TargetColumn> rest() {
    return columns.stream().filter(column -> !key.contains(column)).toList();
  }

  private String list() {
    return joined(columns, ", ", this::quoted);
  }

  private String quoted(TargetColumn column) {
    return names.quote(column.name());
  }

  private static String joined(
      List<TargetColumn> columns, String separator, Function<TargetColumn, String> text) {
    return columns.stream().map(text).collect(Collectors.joining(separator));
  }
}
