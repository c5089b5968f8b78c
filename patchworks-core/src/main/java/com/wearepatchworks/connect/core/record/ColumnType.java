/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.record;

import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the texts of a column stand for.
 *
 * @param name as written in a config
 * @param schema of its values, optional; null when they have none in common
 * @param emptyIsNull whether an empty text is no value
 * @param meaning of a text
 */
public record ColumnType(
    String name, @Nullable Schema schema, boolean emptyIsNull, Meaning meaning) {
  /** Texts, as they are. */
  public static final ColumnType TEXT =
      new ColumnType("text", Schema.OPTIONAL_STRING_SCHEMA, false, text -> text);

  /** What a text stands for. */
  public interface Meaning {
    /**
     * The value.
     *
     * @throws IllegalArgumentException or {@link java.time.DateTimeException} when it has none
     */
    @Nullable Object of(String text);
  }
}
