/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.record;

import java.math.BigDecimal;
import java.util.Date;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Single values without their schema, as JSON would tell them. */
public final class PlainValues {
  private PlainValues() {}

  /**
   * As schemaless Connect data: whole numbers as {@code Long}, others as {@code Double}, dates and
   * times as ISO-8601 text.
   */
  public static @Nullable Object data(@Nullable Schema schema, @Nullable Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.doubleValue();
    } else if (value instanceof Integer number) {
      return number.longValue();
    }
    return value instanceof Date date ? Moments.text(schema, date) : value;
  }

  /** As text: decimals with all their digits, dates and times in ISO-8601. */
  public static String text(@Nullable Schema schema, Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return value instanceof Date date ? Moments.text(schema, date) : value.toString();
  }
}
