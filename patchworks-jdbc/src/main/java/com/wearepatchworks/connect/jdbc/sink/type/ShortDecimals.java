/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

import java.math.BigDecimal;

/**
 * Doubles as the decimals that {@link Double#toString} writes, prices and quantities without that
 * text: JSON converters make a double of every number with a fraction.
 */
final class ShortDecimals {
  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

  /** From there on {@code toString} writes exponents, which change the scale. */
  private static final double LARGE = 1e7;

  private static final double SMALL = 1e-3;

  private ShortDecimals() {}

  /**
   * The decimal.
   *
   * @throws BadValueException when the number is not finite
   */
  static BigDecimal of(double value) {
    double size = Math.abs(value);
    if (size >= SMALL && size < LARGE) {
      for (int scale = 1; scale < POWERS.length; scale++) {
        long unscaled = Math.round(value * POWERS[scale]);
        // of at most 13 digits: only one decimal of that scale is read as this double
        if (unscaled / POWERS[scale] == value) {
          return BigDecimal.valueOf(unscaled, scale);
        }
      }
    }
    return new BigDecimal(Double.toString(value));
  }
}
