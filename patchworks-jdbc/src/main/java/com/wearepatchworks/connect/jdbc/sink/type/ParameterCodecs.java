/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Which parameters go into columns by JDBC's type numbers. */
public final class ParameterCodecs {
  private ParameterCodecs() {}

  /**
   * The codec for a column.
   *
   * @param schema null where the values have none
   * @param type as {@link Types}
   * @param size characters, bytes or digits; 0 where there is no limit
   * @param scale decimals
   */
  public static ParameterCodec of(@Nullable Schema schema, int type, int size, int scale) {
    return switch (type) {
      case Types.TINYINT, Types.SMALLINT -> value -> whole(value, "smallint", Short.MAX_VALUE);
      case Types.INTEGER -> value -> whole(value, "integer", Integer.MAX_VALUE);
      case Types.BIGINT -> value -> Numbers.whole(value, "bigint");
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> value -> Numbers.floating(value, "double");
      case Types.DECIMAL, Types.NUMERIC -> value -> decimal(value, size, scale);
      case Types.BOOLEAN, Types.BIT -> Numbers::flag;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
          value -> BytesCodec.of(value, "binary");
      default -> momentOrText(schema, type);
    };
  }

  private static ParameterCodec momentOrText(@Nullable Schema schema, int type) {
    return switch (type) {
      case Types.DATE -> value -> date(value, TimeUnits.of(schema, TimeUnits.DAYS));
      case Types.TIME -> value -> time(value, TimeUnits.of(schema, TimeUnits.MILLIS));
      case Types.TIMESTAMP ->
          value -> LocalDateTime.ofInstant(instant(value, schema), ZoneOffset.UTC);
      case Types.TIMESTAMP_WITH_TIMEZONE ->
          value -> OffsetDateTime.ofInstant(instant(value, schema), ZoneOffset.UTC);
      default -> value -> TextCodecs.clean(TextCodecs.textOf(schema, value, "text"));
    };
  }

  /**
   * The codec for a column that stores whatever it is given (SQLite): numbers and bytes as they
   * are, dates and times as ISO text, true as 1.
   */
  public static ParameterCodec asIs(@Nullable Schema schema) {
    return value -> {
      if (value instanceof Boolean flag) {
        return flag ? 1 : 0;
      } else if (value instanceof BigDecimal decimal) {
        return decimal.toPlainString();
      } else if (value instanceof byte[] || value instanceof java.nio.ByteBuffer) {
        return BytesCodec.of(value, "blob");
      }
      return value instanceof Number
          ? value
          : TextCodecs.clean(TextCodecs.textOf(schema, value, "text"));
    };
  }

  private static Object whole(Object value, String type, long max) {
    long number = Numbers.whole(value, type);
    if (number > max || number < -max - 1) {
      throw new BadValueException("the number is out of the range of " + type);
    }
    return number;
  }

  private static Object decimal(Object value, int size, int scale) {
    if (value instanceof Number number && !Double.isFinite(number.doubleValue())) {
      throw new BadValueException("the number is not finite, which a decimal cannot be");
    }
    BigDecimal decimal = NumberCodecs.decimal(value);
    boolean limited = size > 0 && scale >= 0 && size < 1_000;
    if (limited && decimal.scale() > scale && decimal.stripTrailingZeros().scale() > scale) {
      throw new BadValueException(
          "the number has more decimals than the %d that the column keeps".formatted(scale));
    }
    if (limited && decimal.precision() - decimal.scale() > size - scale) {
      throw new BadValueException("the number has more digits than the column holds");
    }
    return decimal;
  }

  private static LocalDate date(Object value, TimeUnits units) {
    if (value instanceof String text) {
      return LocalDate.ofEpochDay(IsoTime.date(text.toUpperCase(Locale.ROOT)));
    }
    long micros = MomentValues.instant(value, units, "date");
    if (micros % IsoTime.DAY != 0) {
      throw new BadValueException("the value has a time of day, which a date does not keep");
    }
    return LocalDate.ofEpochDay(micros / IsoTime.DAY);
  }

  private static LocalTime time(Object value, TimeUnits units) {
    long micros = MomentValues.clock(value, units);
    if (micros < 0 || micros >= IsoTime.DAY) {
      throw new BadValueException("the time of day is out of range");
    }
    return LocalTime.ofNanoOfDay(micros * 1_000);
  }

  private static Instant instant(Object value, @Nullable Schema schema) {
    TimeUnits units = TimeUnits.of(schema, TimeUnits.MILLIS);
    return Instant.EPOCH.plus(MomentValues.instant(value, units, "timestamp"), ChronoUnit.MICROS);
  }
}
