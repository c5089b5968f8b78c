/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.sql;

import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.dialect.Names;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Statements with parameters for one table and one list of columns, by dialect. */
public final class WriteStatements {
  private final Names names;
  private final Target target;
  private final List<TargetColumn> columns;
  private final List<TargetColumn> key;
  private final Upsert upsert;

  private WriteStatements(
      Names names,
      Target target,
      List<TargetColumn> columns,
      List<TargetColumn> key,
      Upsert upsert) {
    this.names = names;
    this.target = target;
    this.columns = columns;
    this.key = key;
    this.upsert = upsert;
  }

  /** The statements of a dialect. */
  public static WriteStatements of(
      Dialect dialect, Target target, List<TargetColumn> columns, List<TargetColumn> key) {
    return new WriteStatements(dialect.names(), target, columns, key, Upsert.of(dialect.name()));
  }

  /** How many rows one statement takes. */
  public int rowsPerStatement() {
    return Math.max(
        1, Math.min(upsert.maxRows(), upsert.maxParameters() / Math.max(1, columns.size())));
  }

  /** Inserts rows. */
  public String insert(int rows) {
    return "INSERT INTO %s (%s) VALUES %s".formatted(table(), list(columns), values(rows));
  }

  /** Inserts rows or replaces those with the same key. */
  public String upsert(int rows) {
    return upsert.sql(this, rows);
  }

  /** Replaces one row: the parameters are those of the other columns, then those of the key. */
  public String update() {
    return "UPDATE %s SET %s WHERE %s"
        .formatted(table(), joined(rest(), ", ", c -> quoted(c) + " = ?"), whereKey());
  }

  /** Deletes one row by its key. */
  public String delete() {
    return "DELETE FROM %s WHERE %s".formatted(table(), whereKey());
  }

  private String whereKey() {
    return joined(key, " AND ", column -> quoted(column) + " = ?");
  }

  String table() {
    return names.quote(target.id());
  }

  String values(int rows) {
    String row = "(" + joined(columns, ", ", column -> "?") + ")";
    return String.join(", ", Collections.nCopies(rows, row));
  }

  List<TargetColumn> columns() {
    return columns;
  }

  List<TargetColumn> key() {
    return key;
  }

  List<TargetColumn> rest() {
    return columns.stream().filter(column -> !key.contains(column)).toList();
  }

  String list(List<TargetColumn> some) {
    return joined(some, ", ", this::quoted);
  }

  String quoted(TargetColumn column) {
    return names.quote(column.name());
  }

  static String joined(
      List<TargetColumn> columns, String separator, Function<TargetColumn, String> text) {
    return columns.stream().map(text).collect(Collectors.joining(separator));
  }
}
