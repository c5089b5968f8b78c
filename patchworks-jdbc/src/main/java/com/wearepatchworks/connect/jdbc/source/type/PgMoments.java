/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.type;

import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ByteConverter;

/** Dates and times. PostgreSQL counts from 2000, we from 1970; both know infinity. */
final class PgMoments {
  private static final long DAYS_1970_TO_2000 = 10_957;
  private static final long MICROS_1970_TO_2000 = DAYS_1970_TO_2000 * 86_400_000_000L;

  private PgMoments() {}

  static @Nullable PgType named(String name, MomentForm form) {
    return switch (name) {
      case "timestamp" -> micros(form::timestampSchema, form::timestamp);
      case "timestamptz" -> micros(form::instantSchema, form::instant);
      case "time" ->
          new PgType(
              form::timeSchema,
              Decoder.ofText(text -> form.time(PgMomentText.time(text))),
              b -> form.time(ByteConverter.int8(b, 0)));
      case "date" ->
          new PgType(
              form::dateSchema,
              Decoder.ofText(text -> form.date(PgMomentText.days(text))),
              b -> form.date(days(ByteConverter.int4(b, 0))));
      case "timetz" ->
          new PgType(SchemaBuilder::string, Decoder.ofText(text -> text), PgMoments::zonedTime);
      default -> null;
    };
  }

  private static PgType micros(Supplier<SchemaBuilder> schema, LongFunction<Object> map) {
    return new PgType(
        schema,
        Decoder.ofText(text -> map.apply(PgMomentText.micros(text))),
        b -> map.apply(since1970(ByteConverter.int8(b, 0))));
  }

  /** PostgreSQL's infinities are ours. */
  private static long since1970(long micros) {
    return micros == Long.MAX_VALUE || micros == Long.MIN_VALUE
        ? micros
        : MomentForm.inRange(() -> Math.addExact(micros, MICROS_1970_TO_2000));
  }

  private static long days(int since2000) {
    return since2000 == Integer.MAX_VALUE || since2000 == Integer.MIN_VALUE
        ? since2000
        : since2000 + DAYS_1970_TO_2000;
  }

  /** Microseconds of the day, then seconds west of Greenwich. */
  private static Object zonedTime(byte[] sent) {
    long micros = ByteConverter.int8(sent, 0);
    int east = -ByteConverter.int4(sent, 8);
    return MomentForm.clock(micros) + MomentForm.offset(east);
  }
}
