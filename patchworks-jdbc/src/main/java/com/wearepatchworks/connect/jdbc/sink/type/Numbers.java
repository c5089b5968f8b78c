/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/** Numbers and flags of Connect values, never rounded. */
final class Numbers {
  /** Beyond it a double does not hold every whole number. */
  private static final double EXACT = 0x1p53;

  private Numbers() {}

  static long whole(Object value, String type) {
    if (value instanceof Long || value instanceof Integer) {
      return ((Number) value).longValue();
    } else if (value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    } else if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    return rareWhole(value, type);
  }

  private static long rareWhole(Object value, String type) {
    try {
      if (value instanceof BigDecimal decimal) {
        return decimal.longValueExact();
      } else if (value instanceof BigInteger number) {
        return number.longValueExact();
      } else if (value instanceof Double || value instanceof Float) {
        return exact(((Number) value).doubleValue(), type);
      } else if (value instanceof String text) {
        return new BigDecimal(text.trim()).longValueExact();
      }
    } catch (NumberFormatException e) {
      throw new BadValueException("the text is not a number");
    } catch (ArithmeticException e) {
      throw new BadValueException("the number has decimals or is out of the range of " + type);
    }
    throw BadValueException.kind(value, type);
  }

  private static long exact(double number, String type) {
    if (Math.rint(number) != number || Math.abs(number) > EXACT) {
      throw new BadValueException("the number has decimals or is out of the range of " + type);
    }
    return (long) number;
  }

  static double floating(Object value, String type) {
    if (value instanceof Double || value instanceof Float) {
      return ((Number) value).doubleValue();
    } else if (value instanceof Number number) {
      return number.doubleValue();
    } else if (value instanceof String text) {
      return parsed(text.trim());
    }
    throw BadValueException.kind(value, type);
  }

  private static double parsed(String text) {
    try {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "inf", "infinity" -> Double.POSITIVE_INFINITY;
        case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
        case "nan" -> Double.NaN;
        default -> Double.parseDouble(text);
      };
    } catch (NumberFormatException e) {
      throw new BadValueException("the text is not a number");
    }
  }

  static boolean flag(Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    } else if (value instanceof String text) {
      return flagOf(text.trim().toLowerCase(Locale.ROOT));
    } else if (value instanceof Number number) {
      double d = number.doubleValue();
      if (d == 0 || d == 1) {
        return d == 1;
      }
      throw new BadValueException("the number is neither 0 nor 1");
    }
    throw BadValueException.kind(value, "boolean");
  }

  private static boolean flagOf(String text) {
    return switch (text) {
      case "true", "t", "yes", "on", "1" -> true;
      case "false", "f", "no", "off", "0" -> false;
      default -> throw new BadValueException("the text is neither true nor false");
    };
  }
}
