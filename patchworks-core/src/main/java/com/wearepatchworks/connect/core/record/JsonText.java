/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Connect data as JSON text, without a schema envelope and without a tree.
 *
 * <p>Decimals are numbers written out exactly; bytes are Base64; {@code Timestamp} is an ISO-8601
 * instant, {@code Date} {@code yyyy-MM-dd}, {@code Time} {@code HH:mm:ss.SSS}; map keys are text.
 * NaN and infinities are refused.
 */
public final class JsonText {
  private JsonText() {}

  /**
   * The JSON text of {@code value}.
   *
   * @throws DataException when a part of it has no JSON form
   */
  public static byte[] of(@Nullable Schema schema, @Nullable Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
      write(json, schema, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(JsonGenerator json, @Nullable Schema schema, @Nullable Object value)
      throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Struct struct) {
      writeStruct(json, struct);
    } else if (value instanceof Map<?, ?> map) {
      writeMap(json, schema, map);
    } else if (value instanceof Collection<?> items) {
      writeArray(json, schema, items);
    } else {
      writeScalar(json, schema, value);
    }
  }

  private static void writeStruct(JsonGenerator json, Struct struct) throws IOException {
    json.writeStartObject();
    for (Field field : struct.schema().fields()) {
      json.writeFieldName(field.name());
      write(json, field.schema(), struct.get(field));
    }
    json.writeEndObject();
  }

  private static void writeMap(JsonGenerator json, @Nullable Schema schema, Map<?, ?> map)
      throws IOException {
    Schema values = schema == null ? null : schema.valueSchema();
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      json.writeFieldName(String.valueOf(entry.getKey()));
      write(json, values, entry.getValue());
    }
    json.writeEndObject();
  }

  private static void writeArray(JsonGenerator json, @Nullable Schema schema, Collection<?> items)
      throws IOException {
    Schema values = schema == null ? null : schema.valueSchema();
    json.writeStartArray();
    for (Object item : items) {
      write(json, values, item);
    }
    json.writeEndArray();
  }

  private static void writeScalar(JsonGenerator json, @Nullable Schema schema, Object value)
      throws IOException {
    if (value instanceof String || value instanceof Character) {
      json.writeString(value.toString());
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Number number) {
      writeNumber(json, number);
    } else if (value instanceof Date date) {
      json.writeString(Moments.text(schema, date));
    } else if (value instanceof byte[] bytes) {
      json.writeBinary(bytes);
    } else if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      json.writeBinary(bytes);
    } else {
      throw new DataException(
          "%s has no JSON form; supported are Connect data types".formatted(value.getClass()));
    }
  }

  private static void writeNumber(JsonGenerator json, Number number) throws IOException {
    if (number instanceof BigDecimal decimal) {
      json.writeNumber(decimal.toPlainString());
    } else if (!isFraction(number) || Double.isFinite(number.doubleValue())) {
      json.writeNumber(number.toString());
    } else {
      throw new DataException(number + " has no JSON form: JSON numbers are finite");
    }
  }

  private static boolean isFraction(Number number) {
    return number instanceof Double || number instanceof Float;
  }
}
