/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Records as rows: names and texts of their fields, in order. */
final class Rows {
  private Rows() {}

  /**
   * The row of a Struct, a Map, or a JSON object as text or bytes.
   *
   * @throws DataException when there are no fields
   */
  static Map<String, @Nullable String> of(@Nullable Schema schema, @Nullable Object value) {
    Map<String, @Nullable String> row = fields(schema, value);
    if (row.isEmpty()) {
      throw new DataException("The value has no fields, and so no row");
    }
    return row;
  }

  private static Map<String, @Nullable String> fields(
      @Nullable Schema schema, @Nullable Object value) {
    if (value instanceof Struct struct) {
      return fields(struct);
    } else if (value instanceof Map<?, ?> map) {
      return fields(schema, map);
    }
    byte[] json = Texts.rawJson(value);
    if (json == null) {
      throw new DataException(
          "%s has no fields, and so no row"
              .formatted(value == null ? "A null" : "A " + value.getClass().getSimpleName()));
    }
    return JsonObjects.fields(json);
  }

  private static Map<String, @Nullable String> fields(Struct struct) {
    Map<String, @Nullable String> row = new LinkedHashMap<>();
    for (Field field : struct.schema().fields()) {
      row.put(field.name(), Texts.field(field.schema(), struct.get(field)));
    }
    return row;
  }

  private static Map<String, @Nullable String> fields(@Nullable Schema schema, Map<?, ?> map) {
    Schema values = schema == null ? null : schema.valueSchema();
    Map<String, @Nullable String> row = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      row.put(String.valueOf(entry.getKey()), Texts.field(values, entry.getValue()));
    }
    return row;
  }
}
