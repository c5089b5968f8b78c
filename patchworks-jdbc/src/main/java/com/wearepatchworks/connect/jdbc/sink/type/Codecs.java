/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Which codec writes a field's values into a column. */
public final class Codecs {
  private Codecs() {}

  /**
   * The codec for values of {@code schema} in a column of {@code type}.
   *
   * @param schema null where the values have none
   */
  public static Codec of(@Nullable Schema schema, PgType type) {
    PgType base = type.base();
    if (base.kind() == 'e') {
      return new TextCodecs.Plain(schema, base.name());
    } else if (base.isArray() && base.inner() != null) {
      return array(schema, base.inner());
    }
    return base.kind() == 'b' ? builtIn(schema, base) : new TextCodecs.Foreign(schema, base.name());
  }

  private static Codec array(@Nullable Schema schema, PgType element) {
    Codec codec =
        schema != null && schema.type() == Schema.Type.STRING
            ? new TextCodecs.Foreign(schema, element.name())
            : of(ArrayCodec.elementSchema(schema), element);
    return new ArrayCodec(codec, element);
  }

  private static Codec builtIn(@Nullable Schema schema, PgType type) {
    return switch (type.name()) {
      case "int2" -> NumberCodecs.INT2;
      case "int4" -> NumberCodecs.INT4;
      case "int8" -> NumberCodecs.INT8;
      case "oid" -> NumberCodecs.OID;
      case "float4" -> NumberCodecs.FLOAT4;
      case "float8" -> NumberCodecs.FLOAT8;
      case "bool" -> NumberCodecs.BOOL;
      case "numeric" -> new NumericCodec(type.scale());
      case "text", "varchar", "bpchar", "name", "citext", "xml" ->
          new TextCodecs.Plain(schema, type.name());
      case "json" -> TextCodecs.Json.textOf(schema);
      case "jsonb" -> TextCodecs.Json.binaryOf(schema);
      case "uuid" -> new TextCodecs.Uuid();
      case "bytea" -> new BytesCodec();
      default -> time(schema, type);
    };
  }

  private static Codec time(@Nullable Schema schema, PgType type) {
    return switch (type.name()) {
      case "date" -> new TimeCodecs.Day(schema);
      case "time" -> new TimeCodecs.Clock(schema, type);
      case "timestamp", "timestamptz" -> new TimeCodecs.Moment(schema, type);
      default -> new TextCodecs.Foreign(schema, type.name());
    };
  }
}
