/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.type;

import java.util.Set;
import java.util.UUID;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ByteConverter;

/** Bytes, and all that is text or has none but a text form. */
final class PgBytes {
  /** Types whose mapping is their text. */
  private static final Set<String> TEXTS =
      Set.of(
          "text",
          "varchar",
          "bpchar",
          "name",
          "char",
          "citext",
          "xml",
          "json",
          "jsonb",
          "jsonpath",
          "bit",
          "varbit",
          "interval",
          "money",
          "inet",
          "cidr",
          "macaddr",
          "macaddr8",
          "tsvector",
          "tsquery",
          "hstore",
          "ltree",
          "pg_lsn",
          "xid",
          "xid8",
          "tid",
          "pg_snapshot",
          "point",
          "line",
          "lseg",
          "box",
          "path",
          "polygon",
          "circle",
          "int4range",
          "int8range",
          "numrange",
          "tsrange",
          "tstzrange",
          "daterange",
          "int4multirange",
          "int8multirange",
          "nummultirange",
          "tsmultirange",
          "tstzmultirange",
          "datemultirange",
          "refcursor",
          "regclass",
          "regproc");

  private PgBytes() {}

  static @Nullable PgType named(String name) {
    return switch (name) {
      // the driver has decoded the text format already
      case "bytea" -> new PgType(SchemaBuilder::bytes, b -> b, b -> b);
      case "uuid" ->
          new PgType(
              SchemaBuilder::string,
              Decoder.ofText(text -> text),
              b -> new UUID(ByteConverter.int8(b, 0), ByteConverter.int8(b, 8)).toString());
      case "point" ->
          new PgType(SchemaBuilder::string, Decoder.ofText(text -> text), b -> point(b, 0));
      case "box" ->
          new PgType(
              SchemaBuilder::string,
              Decoder.ofText(text -> text),
              b -> point(b, 0) + "," + point(b, 16));
      default -> TEXTS.contains(name) ? PgType.string() : null;
    };
  }

  private static String point(byte[] sent, int at) {
    return "(" + ByteConverter.float8(sent, at) + "," + ByteConverter.float8(sent, at + 8) + ")";
  }
}
