/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef.Recommender;

/** Shows an option only while another one has one of the given values (case-insensitive). */
public record VisibleWhen(String option, Set<String> values) implements Recommender {
  /** The option applies while {@code option} is one of {@code values}. */
  public static VisibleWhen is(String option, String... values) {
    return new VisibleWhen(option, Set.of(values));
  }

  @Override
  public List<Object> validValues(String name, Map<String, Object> parsed) {
    return List.of();
  }

  @Override
  public boolean visible(String name, Map<String, Object> parsed) {
    Object value = parsed.get(option);
    return value != null && values.contains(value.toString().toLowerCase(Locale.ROOT));
  }
}
