/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.sink;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A set of HTTP statuses, written {@code 408, 429, 500-599}. */
final class StatusSet {
  private static final Pattern RANGE = Pattern.compile("([2-5]\\d\\d)(?:-([2-5]\\d\\d))?");

  private final BitSet statuses = new BitSet();

  private StatusSet() {}

  static StatusSet parse(List<String> items) {
    StatusSet set = new StatusSet();
    for (String item : items) {
      Matcher range = RANGE.matcher(item.trim());
      if (!range.matches()) {
        throw new IllegalArgumentException(
            "'%s' is neither a status (200 to 599) nor a range such as 500-599".formatted(item));
      }
      int from = Integer.parseInt(range.group(1));
      int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
      if (to < from) {
        throw new IllegalArgumentException("'%s' ends before it starts".formatted(item));
      }
      set.statuses.set(from, to + 1);
    }
    return set;
  }

  boolean contains(int status) {
    return statuses.get(status);
  }

  boolean overlaps(StatusSet other) {
    return statuses.intersects(other.statuses);
  }

  /** Accepts lists that can be parsed. */
  record Valid() implements Validator {
    @Override
    public void ensureValid(String name, @Nullable Object value) {
      try {
        if (value instanceof List<?> items) {
          parse(items.stream().map(String::valueOf).toList());
        }
      } catch (IllegalArgumentException e) {
        throw new ConfigException(name, value, e.getMessage());
      }
    }

    @Override
    public String toString() {
      return "statuses and ranges, such as 408, 500-599";
    }
  }
}
