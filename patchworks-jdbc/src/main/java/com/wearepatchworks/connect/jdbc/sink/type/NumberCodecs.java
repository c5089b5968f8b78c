/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Whole numbers, floating point numbers and booleans. */
final class NumberCodecs {
  static final Codec INT2 = new Whole("smallint", Short.MIN_VALUE, Short.MAX_VALUE);
  static final Codec INT4 = new Whole("integer", Integer.MIN_VALUE, Integer.MAX_VALUE);
  static final Codec INT8 = new Whole("bigint", Long.MIN_VALUE, Long.MAX_VALUE);
  static final Codec OID = new Whole("oid", 0, 0xFFFFFFFFL);
  static final Codec FLOAT4 = new Single();
  static final Codec FLOAT8 = new Twofold();
  static final Codec BOOL = new Flag();

  private NumberCodecs() {}

  private record Whole(String type, long min, long max) implements Codec {
    @Override
    public void write(Object value, RowBytes out) {
      long number = Numbers.whole(value, type);
      if (number < min || number > max) {
        throw new BadValueException("the number is out of the range of " + type);
      }
      if (max == Long.MAX_VALUE) {
        out.putLong(number);
      } else if (max == Short.MAX_VALUE) {
        out.putShort((int) number);
      } else {
        out.putInt((int) number);
      }
    }

    @Override
    public String text(Object value) {
      return Long.toString(Numbers.whole(value, type));
    }
  }

  private record Single() implements Codec {
    @Override
    public void write(Object value, RowBytes out) {
      out.putInt(Float.floatToRawIntBits(number(value)));
    }

    @Override
    public String text(Object value) {
      return Float.toString(number(value));
    }

    private static float number(Object value) {
      if (value instanceof Float number) {
        return number;
      }
      double wide = Numbers.floating(value, "real");
      float narrow = (float) wide;
      if (Float.isInfinite(narrow) && !Double.isInfinite(wide)) {
        throw new BadValueException("the number is out of the range of real");
      }
      if (value instanceof Double && narrow != wide && !sameText(narrow, wide)) {
        throw new BadValueException("the number has more digits than a column of type real keeps");
      }
      return narrow;
    }

    /** 0.1 as a double is not 0.1 as a float, but both were written so. */
    private static boolean sameText(float narrow, double wide) {
      return Double.isNaN(wide) || Float.toString(narrow).equals(Double.toString(wide));
    }
  }

  private record Twofold() implements Codec {
    @Override
    public void write(Object value, RowBytes out) {
      out.putLong(Double.doubleToRawLongBits(Numbers.floating(value, "double precision")));
    }

    @Override
    public String text(Object value) {
      return Double.toString(Numbers.floating(value, "double precision"));
    }
  }

  private record Flag() implements Codec {
    @Override
    public void write(Object value, RowBytes out) {
      out.putByte(Numbers.flag(value) ? 1 : 0);
    }

    @Override
    public String text(Object value) {
      return Numbers.flag(value) ? "t" : "f";
    }
  }

  /** A decimal of whatever number there is. */
  static BigDecimal decimal(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    } else if (value instanceof BigInteger whole) {
      return new BigDecimal(whole);
    } else if (value instanceof Double number) {
      return ShortDecimals.of(number);
    } else if (value instanceof Float) {
      return new BigDecimal(value.toString());
    } else if (value instanceof Number number) {
      return BigDecimal.valueOf(number.longValue());
    } else if (value instanceof String text) {
      return parsed(text);
    }
    throw BadValueException.kind(value, "numeric");
  }

  private static BigDecimal parsed(String text) {
    try {
      return new BigDecimal(text.trim());
    } catch (NumberFormatException e) {
      throw new BadValueException("the text is not a number");
    }
  }
}
