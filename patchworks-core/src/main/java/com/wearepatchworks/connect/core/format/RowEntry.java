/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.wearepatchworks.connect.core.record.Fields;
import com.wearepatchworks.connect.core.record.PlainValues;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** A row of named columns. */
final class RowEntry implements Entry {
  private final Columns columns;
  private final @Nullable Object[] values;
  private byte @Nullable [] json;

  RowEntry(Columns columns, @Nullable Object[] values) {
    this.columns = columns;
    this.values = values;
  }

  @Override
  public byte[] bytes() {
    byte[] known = json;
    if (known == null) {
      known = RowJson.of(columns, values);
      json = known;
    }
    return known;
  }

  @Override
  public Map<String, @Nullable Object> data() {
    return new RowMap(columns, columns.typed() ? plain() : values);
  }

  private @Nullable Object[] plain() {
    @Nullable Object[] plain = new @Nullable Object[values.length];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = PlainValues.data(columns.schema(i), values[i]);
    }
    return plain;
  }

  @Override
  public @Nullable SchemaAndValue struct() {
    Schema schema = columns.schema();
    if (schema == null) {
      return null;
    }
    Struct struct = new Struct(schema);
    for (Field field : schema.fields()) {
      struct.put(field, values[field.index()]);
    }
    return new SchemaAndValue(schema, struct);
  }

  @Override
  public @Nullable Object field(List<String> path) {
    if (path.isEmpty()) {
      return data();
    }
    int index = columns.index(path.get(0));
    Object value = index < 0 ? null : values[index];
    if (value == null || value instanceof String || path.size() > 1) {
      return Fields.find(value, path.subList(1, path.size()));
    }
    return PlainValues.text(columns.schema(index), value);
  }
}
