/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef.Recommender;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * A closed set of words, as validator and as recommender. Written {@code like-this} in configs and
 * {@code LIKE_THIS} in Java; case does not matter.
 */
public record OneOf(List<String> words) implements Validator, Recommender {
  /** The constants of an enum. */
  public static <E extends Enum<E>> OneOf constantsOf(Class<E> type) {
    return new OneOf(Arrays.stream(type.getEnumConstants()).map(OneOf::word).toList());
  }

  /** How a constant is written in a config: lower case, dashes. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant that {@code word} names. */
  public static <E extends Enum<E>> E parse(Class<E> type, String word) {
    return Enum.valueOf(type, word.trim().toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  @Override
  public void ensureValid(String name, @Nullable Object value) {
    if (value != null && !words.contains(value.toString().trim().toLowerCase(Locale.ROOT))) {
      throw new ConfigException(name, value, "must be one of " + this);
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
    return String.join(", ", words);
  }
}
