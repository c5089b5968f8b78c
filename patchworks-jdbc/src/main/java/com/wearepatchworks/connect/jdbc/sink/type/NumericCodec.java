/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code numeric}: digits to the base 10,000. Decimals beyond what the column keeps are refused,
 * since the server would round them without a word.
 */
final class NumericCodec implements Codec {
  private static final int NEGATIVE = 0x4000;
  private static final int NAN = 0xC000;
  private static final int PLUS_INFINITY = 0xD000;
  private static final int MINUS_INFINITY = 0xF000;
  private static final int BASE = 10_000;
  private static final int BASE_DIGITS = 4;

  /** What a {@code numeric} holds: 131072 digits before the point and 16383 behind it. */
  private static final int MAX_SCALE = 16_383;

  private static final int MAX_WHOLE = 131_072;
  private static final BigInteger BIG_BASE = BigInteger.valueOf(BASE);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final int[] POWERS = {1, 10, 100, 1_000};

  private final @Nullable Integer scale;

  NumericCodec(@Nullable Integer scale) {
    this.scale = scale;
  }

  @Override
  public void write(Object value, RowBytes out) {
    if (value instanceof String text && NumericText.isPlain(text)) {
      checked(NumericText.of(text)).write(out);
      return;
    }
    int special = special(value);
    if (special != 0) {
      out.putShort(0);
      out.putShort(0);
      out.putShort(special);
      out.putShort(0);
      return;
    }
    BigDecimal decimal = checked(NumberCodecs.decimal(value));
    int dscale = Math.max(0, decimal.scale());
    // the point falls between two digits of the base
    int padding = Math.floorMod(-decimal.scale(), BASE_DIGITS);
    int weight = Math.floorDiv(-decimal.scale(), BASE_DIGITS);
    BigInteger unscaled = decimal.unscaledValue();
    boolean fits = unscaled.bitLength() < 50;
    int start = out.size();
    out.putLong(0);
    int digits =
        fits
            ? digits(Math.abs(unscaled.longValue()) * POWERS[padding], out)
            : digits(unscaled.abs().multiply(BigInteger.valueOf(POWERS[padding])), out);
    out.setShort(start, digits);
    out.setShort(start + 2, digits == 0 ? 0 : weight + digits - 1);
    out.setShort(start + 4, unscaled.signum() < 0 ? NEGATIVE : 0);
    out.setShort(start + 6, dscale);
  }

  private static int digits(long number, RowBytes out) {
    int count = 0;
    for (long rest = number; rest > 0; rest /= BASE) {
      count++;
    }
    int start = out.size();
    for (int i = 0; i < count; i++) {
      out.putShort(0);
    }
    long rest = number;
    for (int i = count - 1; i >= 0; i--) {
      out.setShort(start + 2 * i, (int) (rest % BASE));
      rest /= BASE;
    }
    return count;
  }

  private static int digits(BigInteger number, RowBytes out) {
    if (number.compareTo(LONG_MAX) <= 0) {
      return digits(number.longValue(), out);
    }
    if (number.bitLength() > 4_096) { // repeated division is quadratic: use the decimal text
      return digits(number.toString(), out);
    }
    BigInteger[] parts = number.divideAndRemainder(BIG_BASE);
    int count = digits(parts[0], out);
    out.putShort(parts[1].intValue());
    return count + 1;
  }

  private static int digits(String text, RowBytes out) {
    int first = text.length() % BASE_DIGITS;
    int count = 0;
    for (int end = first == 0 ? BASE_DIGITS : first; end <= text.length(); end += BASE_DIGITS) {
      out.putShort(Integer.parseInt(text, Math.max(0, end - BASE_DIGITS), end, 10));
      count++;
    }
    return count;
  }

  private NumericText checked(NumericText number) {
    int kept = scale == null ? MAX_SCALE : scale;
    check(number.decimals() <= kept ? kept : number.significantDecimals(), kept);
    limit(number.whole(), number.decimals());
    return number;
  }

  private BigDecimal checked(BigDecimal decimal) {
    int kept = scale == null ? MAX_SCALE : scale;
    check(decimal.scale() <= kept ? kept : decimal.stripTrailingZeros().scale(), kept);
    limit(decimal.precision() - decimal.scale(), decimal.scale());
    return decimal;
  }

  private static void check(int decimals, int kept) {
    if (decimals > kept) {
      throw new BadValueException(
          "the number has more decimals than the %d that the column keeps".formatted(kept));
    }
  }

  private static void limit(int whole, int decimals) {
    if (decimals > MAX_SCALE || whole > MAX_WHOLE) {
      throw new BadValueException("the number has more digits than numeric holds");
    }
  }

  private static int special(Object value) {
    if (value instanceof Double || value instanceof Float) {
      return special(((Number) value).doubleValue());
    } else if (value instanceof String text && !text.isEmpty()) {
      return switch (text.trim().toLowerCase(Locale.ROOT)) {
        case "nan" -> NAN;
        case "infinity", "inf" -> PLUS_INFINITY;
        case "-infinity", "-inf" -> MINUS_INFINITY;
        default -> 0;
      };
    }
    return 0;
  }

  private static int special(double number) {
    if (Double.isNaN(number)) {
      return NAN;
    } else if (Double.isInfinite(number)) {
      return number > 0 ? PLUS_INFINITY : MINUS_INFINITY;
    }
    return 0;
  }

  @Override
  public String text(Object value) {
    if (value instanceof String text && NumericText.isPlain(text)) {
      checked(NumericText.of(text));
      return text;
    }
    return switch (special(value)) {
      case NAN -> "NaN";
      case PLUS_INFINITY -> "Infinity";
      case MINUS_INFINITY -> "-Infinity";
      default -> checked(NumberCodecs.decimal(value)).toPlainString();
    };
  }
}
