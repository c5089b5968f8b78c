/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef.Recommender;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A list of words of a closed set, each once at most. */
record WordList(List<String> words) implements Validator, Recommender {
  @Override
  public void ensureValid(String name, @Nullable Object value) {
    if (!(value instanceof List<?> given)) {
      return;
    }
    for (Object each : given) {
      if (!words.contains(each)) {
        throw new ConfigException(
            name, value, "'" + each + "' is unknown; known are " + String.join(", ", words));
      }
    }
    if (new LinkedHashSet<>(given).size() < given.size()) {
      throw new ConfigException(name, value, "names something twice");
    }
  }

  @Override
  public List<Object> validValues(String name, Map<String, Object> parsed) {
    return List.copyOf(words);
  }

  @Override
  public boolean visible(String name, Map<String, Object> parsed) {
    return true;
  }

  @Override
  public String toString() {
    return "list of " + String.join(", ", words);
  }
}
