/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A config of examples/, with the few options changed that a test needs otherwise: ports, names.
 */
final class ExampleConfig {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> options;

  @SuppressWarnings("unchecked")
  ExampleConfig(String json) {
    try {
      options = JSON.readValue(json, LinkedHashMap.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  ExampleConfig with(String option, Object value) {
    options.put(option, String.valueOf(value));
    return this;
  }

  ExampleConfig without(String option) {
    options.remove(option);
    return this;
  }

  String json() {
    try {
      return JSON.writeValueAsString(options);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
