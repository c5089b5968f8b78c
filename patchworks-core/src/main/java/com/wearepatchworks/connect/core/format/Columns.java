/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.wearepatchworks.connect.core.record.Column;
import com.wearepatchworks.connect.core.record.ColumnType;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/** The columns of the rows of one input: what all its rows have in common. */
final class Columns {
  private static final int SHOWN = 40;

  private final List<Column> columns;
  private final Map<String, Integer> indices = new HashMap<>();
  private final byte[][] jsonNames;
  private final byte[][] jsonStarts;
  private final int jsonStartsLength;
  private final @Nullable Schema schema;
  private final boolean typed;

  /**
   * Columns in the order of the input.
   *
   * @throws IllegalArgumentException when two have the same name
   */
  Columns(List<Column> columns) {
    this.columns = List.copyOf(columns);
    for (Column column : columns) {
      if (indices.put(column.name(), indices.size()) != null) {
        throw new IllegalArgumentException("There are two columns '" + column.name() + "'");
      }
    }
    this.jsonNames = RowJson.names(columns);
    this.jsonStarts = RowJson.starts(jsonNames);
    this.jsonStartsLength = Arrays.stream(jsonStarts).mapToInt(start -> start.length).sum();
    this.typed = columns.stream().anyMatch(column -> !column.type().equals(ColumnType.TEXT));
    this.schema = schema(columns);
  }

  private static @Nullable Schema schema(List<Column> columns) {
    SchemaBuilder builder = SchemaBuilder.struct();
    for (Column column : columns) {
      Schema type = column.type().schema();
      if (type == null || column.name().isEmpty()) { // a Struct's fields must have names
        return null;
      }
      builder.field(column.name(), type);
    }
    return builder.build();
  }

  int size() {
    return jsonNames.length;
  }

  /** Whether there are values that are no text. */
  boolean typed() {
    return typed;
  }

  String name(int index) {
    return columns.get(index).name();
  }

  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** Negative when there is no such column. */
  int index(@Nullable Object name) {
    Integer index = indices.get(name);
    return index == null ? -1 : index;
  }

  /** A Struct of all columns; null when a column has no type of its own. */
  @Nullable Schema schema() {
    return schema;
  }

  @Nullable Schema schema(int index) {
    return columns.get(index).type().schema();
  }

  /** The start of a JSON object up to a column's value: brace or comma, name, colon. */
  byte[] jsonName(int index) {
    return jsonNames[index];
  }

  /** Where all columns are text: what stands between the text before and a column's own. */
  byte[] jsonStart(int index) {
    return jsonStarts[index];
  }

  /** Of all columns. */
  int jsonStartsLength() {
    return jsonStartsLength;
  }

  /**
   * The row of these texts, whose places then hold their values.
   *
   * @throws IllegalArgumentException when one has no value of its column's type, or there are too
   *     few or too many
   */
  RowEntry row(@Nullable Object[] texts) {
    if (texts.length != size()) {
      throw new IllegalArgumentException(
          "The row has %d fields, but there are %d columns".formatted(texts.length, size()));
    }
    if (typed) {
      for (int i = 0; i < texts.length; i++) {
        texts[i] = value(columns.get(i), (String) texts[i]);
      }
    }
    return new RowEntry(this, texts);
  }

  private static @Nullable Object value(Column column, @Nullable String text) {
    ColumnType type = column.type();
    if (text == null || (text.isEmpty() && type.emptyIsNull())) {
      return null;
    }
    try {
      return type.meaning().of(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
      throw new IllegalArgumentException(
          "Column '%s': '%s' is no %s".formatted(column.name(), shown, type.name()), e);
    }
  }
}
