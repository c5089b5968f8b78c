/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftp;

import java.util.ArrayList;
import java.util.List;

/** A line of a benchmark's own CSV, in which no field holds a quote. */
final class CsvLine {
  private CsvLine() {}

  static String json(List<String> columns, String line) {
    List<String> fields = fields(line);
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < columns.size(); i++) {
      json.append(i == 0 ? "\"" : ",\"").append(columns.get(i)).append("\":\"");
      json.append(fields.get(i)).append('"');
    }
    return json.append('}').toString();
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
