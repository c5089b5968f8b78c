/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.sql;

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
    String[] whole,
    String[] floating,
    String[] text,
    String[] bytes,
    String[] moments,
    Others others) {

  record Others(String flag, String json, String decimal, String sized, @Nullable String uuid) {}

  private static final Map<String, ColumnTypes> BY_DIALECT =
      Map.of(
          "postgresql",
          new ColumnTypes(
              new String[] {"smallint", "smallint", "integer", "bigint"},
              new String[] {"real", "double precision"},
              new String[] {"text", "text"},
              new String[] {"bytea", "bytea"},
              new String[] {"date", "time", "timestamp with time zone"},
              new Others("boolean", "jsonb", "numeric", "numeric(%d,%d)", "uuid")),
          "mysql",
          new ColumnTypes(
              new String[] {"tinyint", "smallint", "int", "bigint"},
              new String[] {"float", "double"},
              new String[] {"longtext", "varchar(255)"},
              new String[] {"longblob", "varbinary(255)"},
              new String[] {"date", "time(6)", "datetime(6)"},
              new Others("boolean", "json", "decimal(65,%2$d)", "decimal(%d,%d)", null)),
          "sqlserver",
          new ColumnTypes(
              new String[] {"smallint", "smallint", "int", "bigint"},
              new String[] {"real", "float(53)"},
              new String[] {"nvarchar(max)", "nvarchar(450)"},
              new String[] {"varbinary(max)", "varbinary(900)"},
              new String[] {"date", "time(6)", "datetimeoffset(6)"},
              new Others("bit", "nvarchar(max)", "decimal(38,%2$d)", "decimal(%d,%d)", null)),
          "oracle",
          new ColumnTypes(
              new String[] {"number(3,0)", "number(5,0)", "number(10,0)", "number(19,0)"},
              new String[] {"binary_float", "binary_double"},
              new String[] {"clob", "varchar2(4000)"},
              new String[] {"blob", "raw(2000)"},
              new String[] {"date", "interval day(0) to second(6)", "timestamp(6) with time zone"},
              new Others("number(1,0)", "clob", "number(*,%2$d)", "number(%d,%d)", null)),
          "sqlite",
          new ColumnTypes(
              new String[] {"integer", "integer", "integer", "integer"},
              new String[] {"real", "real"},
              new String[] {"text", "text"},
              new String[] {"blob", "blob"},
              new String[] {"text", "text", "text"},
              // a numeric column of SQLite would turn a decimal into a double
              new Others("integer", "text", "text", "text", null)),
          "h2",
          new ColumnTypes(
              new String[] {"tinyint", "smallint", "integer", "bigint"},
              new String[] {"real", "double precision"},
              new String[] {"character varying", "character varying"},
              new String[] {"binary varying", "binary varying"},
              new String[] {"date", "time(6)", "timestamp(6) with time zone"},
              new Others(
                  "boolean", "character varying", "decimal(1000,%2$d)", "decimal(%d,%d)", "uuid")),
          "generic",
          new ColumnTypes(
              new String[] {"smallint", "smallint", "integer", "bigint"},
              new String[] {"real", "double precision"},
              new String[] {"clob", "varchar(255)"},
              new String[] {"blob", "varbinary(255)"},
              new String[] {"date", "time(6)", "timestamp(6)"},
              new Others("boolean", "clob", "decimal(38,%2$d)", "decimal(%d,%d)", null)));

  static ColumnTypes of(String dialect) {
    return BY_DIALECT.getOrDefault(dialect, BY_DIALECT.get("generic"));
  }

  /** For a column that is part of a primary key. */
  String inKey(Schema schema) {
    boolean named = schema.name() != null;
    return switch (schema.type()) {
      case STRING -> named ? of(schema) : text[1];
      case BYTES -> named ? of(schema) : bytes[1];
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
      case "date" -> moments[0];
      case "time", "microtime", "nanotime" -> moments[1];
      case "timestamp", "microtimestamp", "nanotimestamp", "zonedtimestamp" -> moments[2];
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
      case INT8 -> whole[0];
      case INT16 -> whole[1];
      case INT32 -> whole[2];
      case INT64 -> whole[3];
      case FLOAT32 -> floating[0];
      case FLOAT64 -> floating[1];
      case BOOLEAN -> others.flag;
      case STRING -> text[0];
      case BYTES -> bytes[0];
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
