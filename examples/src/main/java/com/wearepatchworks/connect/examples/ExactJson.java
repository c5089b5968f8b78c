/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** JSON whose numbers keep all their digits, in one order of fields: as jsonb compares it. */
final class ExactJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private ExactJson() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static JsonNode read(byte[] json) throws IOException {
    return JSON.readTree(json);
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("this is no JSON", e);
    }
  }

  static String canonical(JsonNode json) throws JsonProcessingException {
    return JSON.writeValueAsString(sorted(json));
  }

  private static JsonNode sorted(JsonNode json) {
    if (json.isObject()) {
      Map<String, JsonNode> fields = new TreeMap<>();
      json.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
      return object().setAll(fields);
    }
    if (json.isArray()) {
      ArrayNode items = JSON.createArrayNode();
      json.forEach(item -> items.add(sorted(item)));
      return items;
    }
    // 1e2 and 100 are the same to jsonb, 1.5 and 1.50 are not
    return json.isNumber() ? object().textNode(json.decimalValue().toPlainString()) : json;
  }
}
