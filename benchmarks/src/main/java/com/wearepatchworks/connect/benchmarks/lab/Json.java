/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.lab;

import java.util.Map;
import java.util.stream.Collectors;

/** Connector configs as JSON. */
public final class Json {
  private Json() {}

  /** An object of strings; quotes and backslashes are escaped, control characters are not meant. */
  public static String object(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> quoted(member.getKey()) + ":" + quoted(member.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
