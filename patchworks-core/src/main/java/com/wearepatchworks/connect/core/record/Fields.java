/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.record;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Finds a field by its path in whatever form a key or value has. */
public final class Fields {
  private Fields() {}

  /**
   * The field at {@code path} (outermost name first) of a Struct, a Map, or JSON text or bytes;
   * {@code data} itself for an empty path; null when there is none.
   */
  public static @Nullable Object find(@Nullable Object data, List<String> path) {
    if (data == null || path.isEmpty()) {
      return data;
    } else if (data instanceof String json) {
      return JsonFields.find(json.getBytes(StandardCharsets.UTF_8), path);
    } else if (data instanceof byte[] json) {
      return JsonFields.find(json, path);
    }
    return find(member(data, path.get(0)), path.subList(1, path.size()));
  }

  private static @Nullable Object member(Object data, String name) {
    if (data instanceof Map<?, ?> map) {
      return map.get(name);
    } else if (data instanceof Struct struct) {
      Field field = struct.schema().field(name);
      return field == null ? null : struct.get(field);
    }
    return null;
  }
}
