/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/** Lists of {@code name:value}. */
final class Pairs {
  private Pairs() {}

  static Map<String, String> of(String option, List<String> items) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String item : items) {
      int colon = item.indexOf(':');
      if (colon <= 0 || colon == item.length() - 1) {
        throw new ConfigException(option, item, "write name:value, with commas between");
      }
      pairs.put(item.substring(0, colon).trim(), item.substring(colon + 1).trim());
    }
    return pairs;
  }
}
