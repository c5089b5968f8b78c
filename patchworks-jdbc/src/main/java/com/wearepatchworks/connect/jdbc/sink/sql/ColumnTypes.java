/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Which column a field gets when the connector makes it: wide enough for every value of the field's
 * type, never narrower.
 *
 * @param whole for 8, 16, 32 and 64 bits
 * @param floating for 32 and 64 bits
 * @param text unlimited text, and text that can be part of a key
 * @param bytes unlimited bytes, and bytes that can be part of a key
 * @param moments date, time, timestamp
 * @param others boolean, JSON, decimal without a known number of digits (with {@code %d} for its
 *     scale), decimal by digits and scale, UUID
 */
record ColumnTypes(
    List<String> whole,
    List<String> floating,
    List<String> text,
    List<String> bytes,
    List<String> moments,
    Others others) {

  record Others(String flag, String json, String decimal, String sized, @Nullable String uuid) {}

  private static final ColumnTypes GENERIC =
      new ColumnTypes(
          List.of("smallint", "smallint", "integer", "bigint"),
          List.of("real", "double precision"),
          List.of("clob", "varchar(255)"),
          List.of("blob", "varbinary(255)"),
          List.of("date", "time(6)", "timestamp(6)"),
          new Others("boolean", "clob", "decimal(38,%2$d)", "decimal(%d,%d)", null));

  private static final Map<String, ColumnTypes> BY_DIALECT =
      Map.of(
          "postgresql",
          new ColumnTypes(
              List.of("smallint", "smallint", "integer", "bigint"),
              List.of("real", "double precision"),
              List.of("text", "text"),
              List.of("bytea", "bytea"),
              List.of("date", "time", "timestamp with time zone"),
              new Others("boolean", "jsonb", "numeric", "numeric(%d,%d)", "uuid")),
          "mysql",
          new ColumnTypes(
              List.of("tinyint", "smallint", "int", "bigint"),
              List.of("float", "double"),
              List.of("longtext", "varchar(255)"),
              List.of("longblob", "varbinary(255)"),
              List.of("date", "time(6)", "datetime(6)"),
              new Others("boolean", "json", "decimal(65,%2$d)", "decimal(%d,%d)", null)),
          "sqlserver",
          new ColumnTypes(
              List.of("smallint", "smallint", "int", "bigint"),
              List.of("real", "float(53)"),
              List.of("nvarchar(max)", "nvarchar(450)"),
              List.of("varbinary(max)", "varbinary(900)"),
              List.of("date", "time(6)", "datetimeoffset(6)"),
              new Others("bit", "nvarchar(max)", "decimal(38,%2$d)", "decimal(%d,%d)", null)),
          "oracle",
          new ColumnTypes(
              List.of("number(3,0)", "number(5,0)", "number(10,0)", "number(19,0)"),
              List.of("binary_float", "binary_double"),
              List.of("clob", "varchar2(4000)"),
              List.of("blob", "raw(2000)"),
              List.of("date", "interval day(0) to second(6)", "timestamp(6) with time zone"),
              new Others("number(1,0)", "clob", "number(*,%2$d)", "number(%d,%d)", null)),
          "sqlite",
          new ColumnTypes(
              List.of("integer", "integer", "integer", "integer"),
              List.of("real", "real"),
              List.of("text", "text"),
              List.of("blob", "blob"),
              List.of("text", "text", "text"),
              // a numeric column of SQLite would turn a decimal into a double
              new Others("integer", "text", "text", "text", null)),
          "h2",
          new ColumnTypes(
              List.of("tinyint", "smallint", "integer", "bigint"),
              List.of("real", "double precision"),
              List.of("character varying", "character varying"),
              List.of("binary varying", "binary varying"),
              List.of("date", "time(6)", "timestamp(6) with time zone"),
              new Others(
                  "boolean", "character varying", "decimal(1000,%2$d)", "decimal(%d,%d)", "uuid")));

  static ColumnTypes of(String dialect) {
    return BY_DIALECT.getOrDefault(dialect, GENERIC);
  }

  /** For a column that is part of a primary key. */
  String inKey(Schema schema) {
    boolean named = schema.name() != null;
    return switch (schema.type()) {
      case STRING -> named ? of(schema) : text.get(1);
      case BYTES -> named ? of(schema) : bytes.get(1);
      default -> of(schema);
    };
  }

  String of(Schema schema) {
    String logical = schema.name() == null ? null : logical(schema, schema.name());
    return logical == null ? plain(schema) : logical;
  }

  private @Nullable String logical(Schema schema, String name) {
    String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (last) {
      case "decimal" -> decimal(schema);
      case "date" -> moments.get(0);
      case "time", "microtime", "nanotime" -> moments.get(1);
      case "timestamp", "microtimestamp", "nanotimestamp", "zonedtimestamp" -> moments.get(2);
      case "json" -> others.json;
      case "uuid" -> others.uuid;
      default -> null;
    };
  }

  private String decimal(Schema schema) {
    Map<String, String> parameters = schema.parameters() == null ? Map.of() : schema.parameters();
    String scale = parameters.getOrDefault(Decimal.SCALE_FIELD, "0");
    String precision = parameters.get("connect.decimal.precision");
    int decimals = Integer.parseInt(scale);
    return precision == null
        ? others.decimal.formatted(0, decimals)
        : others.sized.formatted(Integer.parseInt(precision), decimals);
  }

  private String plain(Schema schema) {
    return switch (schema.type()) {
      case INT8 -> whole.get(0);
      case INT16 -> whole.get(1);
      case INT32 -> whole.get(2);
      case INT64 -> whole.get(3);
      case FLOAT32 -> floating.get(0);
      case FLOAT64 -> floating.get(1);
      case BOOLEAN -> others.flag;
      case STRING -> text.get(0);
      case BYTES -> bytes.get(0);
      case ARRAY -> array(schema);
      case MAP, STRUCT -> others.json;
      default ->
          throw new ConnectException("There is no column type for fields of " + schema.type());
    };
  }

  private String array(Schema schema) {
    Schema element = schema.valueSchema();
    boolean simple = element.type().isPrimitive() || element.name() != null;
    return others.json.equals("jsonb") && simple ? of(element) + "[]" : others.json;
  }
}
