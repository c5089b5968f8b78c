/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row as the ledger compares it: texts by column name, whatever the order of the columns and the
 * escapes of the JSON. A number is taken as it is written, so that 12.5 is not 12.50.
 */
final class Rows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Rows() {}

  static String canonical(List<String> columns, List<String> fields) {
    Map<String, String> row = new TreeMap<>();
    for (int i = 0; i < columns.size(); i++) {
      row.put(columns.get(i), fields.get(i));
    }
    return text(row);
  }

  /** What is no JSON object comes back as it is. */
  static byte[] canonical(byte[] json) {
    try {
      Map<String, String> row = new TreeMap<>();
      for (Map.Entry<String, JsonNode> field : JSON.readTree(json).properties()) {
        row.put(field.getKey(), field.getValue().asText());
      }
      return row.isEmpty() ? json : text(row).getBytes(StandardCharsets.UTF_8);
    } catch (IOException notJson) {
      return json;
    }
  }

  private static String text(Map<String, String> row) {
    try {
      return JSON.writeValueAsString(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can always be written", e);
    }
  }
}
