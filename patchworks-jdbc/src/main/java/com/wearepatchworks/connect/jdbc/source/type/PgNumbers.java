/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.type;

import com.wearepatchworks.connect.jdbc.source.type.TypeOptions.Numeric;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ByteConverter;

/** Numbers and truth values. */
final class PgNumbers {
  private static final int WHOLE_DIGITS = 18;

  private PgNumbers() {}

  static @Nullable PgType named(String name, Column column, TypeOptions options) {
    return switch (name) {
      case "int2", "smallserial" ->
          new PgType(
              SchemaBuilder::int16, Decoder.ofText(Short::valueOf), b -> ByteConverter.int2(b, 0));
      case "int4", "serial" ->
          new PgType(
              SchemaBuilder::int32,
              Decoder.ofText(Integer::valueOf),
              b -> ByteConverter.int4(b, 0));
      case "int8", "bigserial" ->
          new PgType(
              SchemaBuilder::int64, Decoder.ofText(Long::valueOf), b -> ByteConverter.int8(b, 0));
      case "oid" ->
          new PgType(
              SchemaBuilder::int64,
              Decoder.ofText(Long::valueOf),
              b -> Integer.toUnsignedLong(ByteConverter.int4(b, 0)));
      case "float4" ->
          new PgType(
              SchemaBuilder::float32,
              Decoder.ofText(Float::valueOf),
              b -> ByteConverter.float4(b, 0));
      case "float8" ->
          new PgType(
              SchemaBuilder::float64,
              Decoder.ofText(Double::valueOf),
              b -> ByteConverter.float8(b, 0));
      case "bool" -> new PgType(SchemaBuilder::bool, b -> b[0] == 't', b -> b[0] != 0);
      case "numeric" -> numeric(column, options.numeric());
      default -> null;
    };
  }

  private static PgType numeric(Column column, Numeric mapping) {
    boolean declared = column.precision() > 0;
    if (mapping == Numeric.STRING || (mapping == Numeric.PRECISE && !declared)) {
      return of(SchemaBuilder::string, PgNumbers::plain);
    } else if (mapping == Numeric.PRECISE) {
      int scale = Math.max(0, column.scale());
      return of(() -> Decimal.builder(scale), number -> exact(number, column).setScale(scale));
    } else if (declared
        && column.scale() <= 0
        && column.precision() - column.scale() <= WHOLE_DIGITS) {
      return of(SchemaBuilder::int64, number -> exact(number, column).longValueExact());
    }
    return of(SchemaBuilder::float64, Number::doubleValue);
  }

  private static PgType of(
      java.util.function.Supplier<SchemaBuilder> schema, Function<Number, Object> map) {
    return new PgType(
        schema,
        b -> map.apply(parse(new String(b, StandardCharsets.ISO_8859_1))),
        b -> map.apply(ByteConverter.numeric(b)));
  }

  private static Number parse(String text) {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> new BigDecimal(text);
    };
  }

  private static Object plain(Number number) {
    return number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
  }

  private static BigDecimal exact(Number number, Column column) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    throw new DataException(
        "Column '%s' holds %s, which a Decimal cannot: set numeric.mapping=string"
            .formatted(column.name(), number));
  }
}
