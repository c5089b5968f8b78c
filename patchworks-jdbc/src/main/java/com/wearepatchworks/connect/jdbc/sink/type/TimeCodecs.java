/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.Locale;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Dates and times: counted from 2000-01-01 in days or microseconds. */
final class TimeCodecs {
  private static final long EPOCH_DAYS = 10_957;
  private static final long EPOCH_MICROS = EPOCH_DAYS * IsoTime.DAY;

  /** What the types hold: from 4713 BC on. */
  private static final long FIRST_MICROS = -210_866_803_200_000_000L;

  /** 5874897-12-31. */
  private static final long LAST_DAYS = 2_145_042_905L;

  private static final long FIRST_DAYS = -2_440_588L;

  private TimeCodecs() {}

  /** 1 for infinity, -1 for minus infinity, 0 else. */
  private static int infinite(String text) {
    if (text.length() > 10) {
      return 0;
    }
    return switch (text.trim().toLowerCase(Locale.ROOT)) {
      case "infinity", "+infinity" -> 1;
      case "-infinity" -> -1;
      default -> 0;
    };
  }

  /** The same of numbers: the greatest and the least, in whatever unit they count. */
  private static int infinite(long number, long greatest, long least) {
    return number == greatest ? 1 : number == least ? -1 : 0;
  }

  /** {@code timestamp} and {@code timestamptz}: their binary form is the same. */
  static final class Moment implements Codec {
    private final TimeUnits units;
    private final String type;
    private final long grain;

    Moment(@Nullable Schema schema, PgType type) {
      this.units = TimeUnits.of(schema, TimeUnits.MILLIS);
      this.type = type.name();
      this.grain = grain(type.fraction());
    }

    private int infinity(Object value) {
      if (value instanceof Long number && units == TimeUnits.MICROS) {
        return infinite(number, Long.MAX_VALUE, Long.MIN_VALUE);
      } else if (value instanceof Date date) {
        return infinite(
            millis(date),
            Math.floorDiv(Long.MAX_VALUE, 1_000L),
            Math.floorDiv(Long.MIN_VALUE, 1_000L));
      }
      return value instanceof String text ? infinite(text) : 0;
    }

    @Override
    public void write(Object value, RowBytes out) {
      int infinite = infinity(value);
      if (infinite != 0) {
        out.putLong(infinite > 0 ? Long.MAX_VALUE : Long.MIN_VALUE);
      } else {
        out.putLong(micros(value) - EPOCH_MICROS);
      }
    }

    private long micros(Object value) {
      long micros = MomentValues.instant(value, units, type);
      if (micros < FIRST_MICROS || micros > Long.MAX_VALUE - 1) {
        throw new BadValueException("the time is out of the range of " + type);
      }
      return kept(micros, grain);
    }

    @Override
    public String text(Object value) {
      int infinite = infinity(value);
      return infinite != 0
          ? infinite > 0 ? "infinity" : "-infinity"
          : MomentValues.text(micros(value));
    }
  }

  /** {@code time}. */
  static final class Clock implements Codec {
    private final TimeUnits units;
    private final long grain;

    Clock(@Nullable Schema schema, PgType type) {
      this.units = TimeUnits.of(schema, TimeUnits.MILLIS);
      this.grain = grain(type.fraction());
    }

    @Override
    public void write(Object value, RowBytes out) {
      out.putLong(micros(value));
    }

    private long micros(Object value) {
      long micros = MomentValues.clock(value, units);
      if (micros < 0 || micros > IsoTime.DAY) {
        throw new BadValueException("the time of day is out of range");
      }
      return kept(micros, grain);
    }

    @Override
    public String text(Object value) {
      long micros = micros(value);
      return micros == IsoTime.DAY ? "24:00:00" : LocalTime.ofNanoOfDay(micros * 1_000).toString();
    }
  }

  /** {@code date}. */
  static final class Day implements Codec {
    private final TimeUnits units;

    Day(@Nullable Schema schema) {
      this.units = TimeUnits.of(schema, TimeUnits.DAYS);
    }

    private int infinity(Object value) {
      if (value instanceof Integer number) {
        return infinite(number, Integer.MAX_VALUE, Integer.MIN_VALUE);
      } else if (value instanceof Date date) {
        return infinite(
            Math.floorDiv(millis(date), IsoTime.DAY / 1_000), Integer.MAX_VALUE, Integer.MIN_VALUE);
      }
      return value instanceof String text ? infinite(text) : 0;
    }

    @Override
    public void write(Object value, RowBytes out) {
      int infinite = infinity(value);
      if (infinite != 0) {
        out.putInt(infinite > 0 ? Integer.MAX_VALUE : Integer.MIN_VALUE);
      } else {
        out.putInt((int) (days(value) - EPOCH_DAYS));
      }
    }

    private long days(Object value) {
      long days;
      if (value instanceof String text) {
        days = IsoTime.date(text);
      } else if (value instanceof Date date) {
        days = whole(millis(date), IsoTime.DAY / 1_000);
      } else if (value instanceof Integer number && units == TimeUnits.DAYS) {
        days = number; // the last years lie beyond 64 bits of microseconds
      } else {
        days = whole(MomentValues.instant(value, units, "date"), IsoTime.DAY);
      }
      if (days < FIRST_DAYS || days > LAST_DAYS) {
        throw new BadValueException("the date is out of range");
      }
      return days;
    }

    private static long whole(long time, long day) {
      if (time % day != 0) {
        throw new BadValueException("the value has a time of day, which a date does not keep");
      }
      return time / day;
    }

    @Override
    public String text(Object value) {
      int infinite = infinity(value);
      if (infinite != 0) {
        return infinite > 0 ? "infinity" : "-infinity";
      }
      return MomentValues.text(LocalDate.ofEpochDay(days(value)));
    }
  }

  private static long grain(int digits) {
    long grain = 1;
    for (int i = digits; i < 6; i++) {
      grain *= 10;
    }
    return grain;
  }

  private static long kept(long micros, long grain) {
    if (micros % grain != 0) {
      throw new BadValueException("the time has a finer fraction than the column keeps");
    }
    return micros;
  }

  /** Java's own type of the logical types' values. */
  @SuppressWarnings("JavaUtilDate") // Connect's logical types are made of it
  static long millis(Date date) {
    return date.getTime();
  }
}
