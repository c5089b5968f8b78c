/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.type;

import com.wearepatchworks.connect.jdbc.source.type.TypeOptions.Numeric;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/** All other databases: by the type that their driver reports. */
final class JdbcTypes {
  private static final int WHOLE_DIGITS = 18;

  private JdbcTypes() {}

  @FunctionalInterface
  private interface Getter {
    @Nullable Object get(ResultSet rows, int column) throws SQLException;
  }

  private record Reader(Schema schema, Getter getter) implements ColumnReader {
    @Override
    public @Nullable Object fetch(ResultSet rows, int column) throws SQLException {
      Object value = getter.get(rows, column);
      return value == null || rows.wasNull() ? null : value;
    }

    @Override
    public Object convert(Object fetched) {
      return fetched;
    }
  }

  /** Null when the column has no mapping. */
  static @Nullable ColumnReader reader(Column column, TypeOptions options) {
    ColumnReader simple = simple(column);
    if (simple != null) {
      return simple;
    }
    MomentForm form = new MomentForm(options.moments());
    return switch (column.jdbcType()) {
      case Types.DECIMAL, Types.NUMERIC -> decimal(column, options.numeric());
      case Types.DATE ->
          object(column, form.dateSchema(), LocalDate.class, date -> form.date(date.toEpochDay()));
      case Types.TIME ->
          object(
              column,
              form.timeSchema(),
              LocalTime.class,
              time -> form.time(time.getLong(ChronoField.MICRO_OF_DAY)));
      case Types.TIMESTAMP ->
          object(
              column,
              form.timestampSchema(),
              LocalDateTime.class,
              moment -> form.timestamp(micros(moment.toInstant(ZoneOffset.UTC))));
      case Types.TIMESTAMP_WITH_TIMEZONE ->
          object(
              column,
              form.instantSchema(),
              OffsetDateTime.class,
              moment -> form.instant(micros(moment.toInstant())));
      default -> null;
    };
  }

  private static @Nullable ColumnReader simple(Column column) {
    return switch (column.jdbcType()) {
      case Types.BOOLEAN, Types.BIT -> of(column, SchemaBuilder.bool(), ResultSet::getBoolean);
      case Types.TINYINT, Types.SMALLINT -> of(column, SchemaBuilder.int16(), ResultSet::getShort);
      case Types.INTEGER -> integer(column);
      case Types.BIGINT -> of(column, SchemaBuilder.int64(), ResultSet::getLong);
      case Types.REAL -> of(column, SchemaBuilder.float32(), ResultSet::getFloat);
      case Types.FLOAT, Types.DOUBLE -> of(column, SchemaBuilder.float64(), ResultSet::getDouble);
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
          of(column, SchemaBuilder.bytes(), ResultSet::getBytes);
      case Types.CHAR,
          Types.VARCHAR,
          Types.LONGVARCHAR,
          Types.NCHAR,
          Types.NVARCHAR,
          Types.LONGNVARCHAR,
          Types.CLOB,
          Types.NCLOB,
          Types.SQLXML ->
          of(column, SchemaBuilder.string(), ResultSet::getString);
      default -> null;
    };
  }

  /** MySQL has unsigned integers of 32 bits. */
  private static ColumnReader integer(Column column) {
    return column.typeName().toUpperCase(java.util.Locale.ROOT).contains("UNSIGNED")
        ? of(column, SchemaBuilder.int64(), ResultSet::getLong)
        : of(column, SchemaBuilder.int32(), ResultSet::getInt);
  }

  private static ColumnReader decimal(Column column, Numeric mapping) {
    boolean declared =
        column.precision() > 0 && column.scale() >= 0 && column.scale() <= column.precision();
    if (mapping == Numeric.STRING || (mapping == Numeric.PRECISE && !declared)) {
      return object(column, SchemaBuilder.string(), BigDecimal.class, BigDecimal::toPlainString);
    } else if (mapping == Numeric.PRECISE) {
      return object(
          column,
          Decimal.builder(column.scale()),
          BigDecimal.class,
          number -> number.setScale(column.scale()));
    } else if (declared && column.scale() == 0 && column.precision() <= WHOLE_DIGITS) {
      return object(column, SchemaBuilder.int64(), BigDecimal.class, BigDecimal::longValueExact);
    }
    return object(column, SchemaBuilder.float64(), BigDecimal.class, BigDecimal::doubleValue);
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static ColumnReader of(Column column, SchemaBuilder schema, Getter getter) {
    return new Reader(ColumnReaders.built(schema, column), getter);
  }

  private static <T> ColumnReader object(
      Column column, SchemaBuilder schema, Class<T> type, Function<T, Object> map) {
    return of(
        column,
        schema,
        (rows, index) -> {
          T value = rows.getObject(index, type);
          return value == null ? null : map.apply(value);
        });
  }
}
