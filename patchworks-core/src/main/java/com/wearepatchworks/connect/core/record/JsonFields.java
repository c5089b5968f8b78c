/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds one field in JSON text without a tree: reads up to the field and no further. */
final class JsonFields {
  private JsonFields() {}

  /**
   * The text of the scalar at {@code path}, numbers as written; null when there is none or it is
   * not JSON.
   */
  static @Nullable String find(byte[] json, List<String> path) {
    try (JsonParser parser = Json.FACTORY.createParser(json)) {
      return parser.nextToken() == JsonToken.START_OBJECT ? find(parser, path, 0) : null;
    } catch (IOException notJson) {
      return null;
    }
  }

  private static @Nullable String find(JsonParser parser, List<String> path, int depth)
      throws IOException {
    String wanted = path.get(depth);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = parser.currentName().equals(wanted);
      JsonToken value = parser.nextToken();
      if (!found) {
        parser.skipChildren();
      } else if (depth == path.size() - 1) {
        return value.isScalarValue() && value != JsonToken.VALUE_NULL ? parser.getText() : null;
      } else {
        return value == JsonToken.START_OBJECT ? find(parser, path, depth + 1) : null;
      }
    }
    return null;
  }
}
