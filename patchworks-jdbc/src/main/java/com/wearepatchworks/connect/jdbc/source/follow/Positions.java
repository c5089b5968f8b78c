/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import com.wearepatchworks.connect.jdbc.source.sql.KeyColumn;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;

/** Key values and their texts. */
public final class Positions {
  private Positions() {}

  /** The values that an offset's texts stand for. */
  static Object[] parse(List<KeyColumn> keys, List<String> texts) {
    if (texts.size() != keys.size()) {
      throw new ConnectException(
          "The offset's position has %d values, but rows are in the order of %s: alter or delete the offset"
              .formatted(texts.size(), keys.stream().map(KeyColumn::label).toList()));
    }
    Object[] values = new Object[keys.size()];
    for (int i = 0; i < values.length; i++) {
      try {
        values[i] = keys.get(i).type().parse(texts.get(i));
      } catch (IllegalArgumentException e) {
        throw new ConnectException(
            "The offset's position has a value that is none of column '%s': alter or delete the offset"
                .formatted(keys.get(i).label()),
            e);
      }
    }
    return values;
  }

  /** The texts of values. */
  public static List<String> texts(List<KeyColumn> keys, Object[] values) {
    List<String> texts = new ArrayList<>(values.length);
    for (int i = 0; i < values.length; i++) {
      texts.add(keys.get(i).type().text(values[i]));
    }
    return texts;
  }
}
