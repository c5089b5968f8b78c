/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Accepts routes that can be read and that do not overlap. */
record ValidRoutes() implements Validator {
  @Override
  public void ensureValid(String name, @Nullable Object value) {
    if (value == null) {
      return; // the definition says that it is required
    }
    if (!(value instanceof List<?> texts) || texts.isEmpty()) {
      throw new ConfigException(name, value, "needs at least one route, such as /orders -> orders");
    }
    List<Route> routes = new ArrayList<>();
    for (Object text : texts) {
      Route route = parse(name, text.toString());
      for (Route other : routes) {
        if (route.path().overlaps(other.path())) {
          throw new ConfigException(
              name,
              value,
              "a request could match both %s and %s".formatted(other.path(), route.path()));
        }
      }
      routes.add(route);
    }
  }

  private static Route parse(String name, String text) {
    try {
      return Route.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(name, text, e.getMessage());
    }
  }

  @Override
  public String toString() {
    return "path -> topic, ...";
  }
}
