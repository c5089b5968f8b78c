/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

import com.wearepatchworks.connect.jdbc.source.rows.Layout.Member;
import com.wearepatchworks.connect.jdbc.source.type.Column;
import com.wearepatchworks.connect.jdbc.source.type.Column.Nullability;
import com.wearepatchworks.connect.jdbc.source.type.ColumnReader;
import com.wearepatchworks.connect.jdbc.source.type.Masked;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** The schemas of key and value that a result's columns make. */
final class LayoutSchemas {
  private final Plan plan;
  private final Map<String, Found> found = new LinkedHashMap<>();
  private final Schema value;
  private final List<Member> members;
  private final @Nullable Schema key;
  private final List<Member> keyMembers;

  private record Found(int index, ColumnReader reader) {}

  LayoutSchemas(Plan plan, ResultSetMetaData result) throws SQLException {
    this.plan = plan;
    for (int i = 1; i <= result.getColumnCount(); i++) {
      if (!Labels.isOwn(result.getColumnLabel(i))) {
        add(column(result, i), result, i);
      }
    }
    Map<String, Found> shown = masked();
    value = schema("value", shown);
    members = members(value, shown);
    Map<String, Found> keyed = keyed();
    key = keyed.isEmpty() ? null : schema("key", keyed);
    keyMembers = key == null ? List.of() : members(key, keyed);
  }

  private void add(Column column, ResultSetMetaData result, int index) throws SQLException {
    ColumnReader reader = plan.readers().of(column, result, index);
    if (reader == null) {
      return;
    }
    if (found.put(column.name(), new Found(index, reader)) != null) {
      throw new ConnectException(
          "%s has two columns of the name '%s': give one another name in the query"
              .formatted(plan.subject().label(), column.name()));
    }
  }

  private Column column(ResultSetMetaData result, int index) throws SQLException {
    boolean required =
        plan.nullability() == Nullability.REQUIRED
            && result.isNullable(index) == ResultSetMetaData.columnNoNulls;
    return new Column(
        result.getColumnLabel(index),
        result.getColumnType(index),
        result.getColumnTypeName(index),
        result.getPrecision(index),
        result.getScale(index),
        required ? Nullability.REQUIRED : Nullability.OPTIONAL);
  }

  /** What is selected only for our own use is no part of the value. */
  private Map<String, Found> masked() {
    String label = plan.subject().label();
    Map<String, Found> shown = new LinkedHashMap<>();
    found.forEach(
        (name, column) -> {
          if (plan.columns().includes(label, name)) {
            boolean hidden = plan.columns().masks(label, name);
            shown.put(name, hidden ? new Found(column.index, new Masked(column.reader)) : column);
          }
        });
    return shown;
  }

  private Map<String, Found> keyed() {
    Map<String, Found> keyed = new LinkedHashMap<>();
    for (String name : plan.key()) {
      Found column = found.get(name);
      if (column == null) {
        throw new ConnectException(
            "%s has no column '%s' for the key; it has %s. Correct key.columns"
                .formatted(plan.subject().label(), name, found.keySet()));
      }
      keyed.put(name, column);
    }
    return keyed;
  }

  private Schema schema(String role, Map<String, Found> columns) {
    SchemaBuilder builder = SchemaBuilder.struct().name(plan.topic() + "." + role);
    columns.forEach((name, column) -> builder.field(name, column.reader.schema()));
    return builder.build();
  }

  private static List<Member> members(Schema schema, Map<String, Found> columns) {
    return columns.entrySet().stream()
        .map(
            entry ->
                new Member(
                    entry.getValue().index,
                    Slot.of(Objects.requireNonNull(schema.field(entry.getKey()))),
                    entry.getValue().reader))
        .toList();
  }

  Schema value() {
    return value;
  }

  List<Member> members() {
    return members;
  }

  @Nullable Schema key() {
    return key;
  }

  List<Member> keyMembers() {
    return keyMembers;
  }
}
