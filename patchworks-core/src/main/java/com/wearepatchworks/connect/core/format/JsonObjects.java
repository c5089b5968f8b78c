/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.wearepatchworks.connect.core.record.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** JSON objects as text of their fields: no digit of a number changes. */
final class JsonObjects {
  private JsonObjects() {}

  private interface Parsing<T> {
    T of(JsonParser parser) throws IOException;
  }

  /** The fields of an object; what has parts stays JSON text. */
  static Map<String, @Nullable String> fields(byte[] json) {
    return parse(json, parser -> fields(json, parser));
  }

  /** An object as Maps, Lists and text. */
  static Map<String, @Nullable Object> tree(byte[] json) {
    return parse(json, JsonObjects::object);
  }

  private static <T> T parse(byte[] json, Parsing<T> parsing) {
    try (JsonParser parser = Json.FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new DataException("The value is no JSON object, and has no fields therefore");
      }
      T parsed = parsing.of(parser);
      if (parser.nextToken() != null) {
        throw new DataException("The value goes on after its JSON object ends");
      }
      return parsed;
    } catch (IOException e) {
      throw new DataException("The value is no JSON object, and has no fields therefore", e);
    }
  }

  private static Map<String, @Nullable String> fields(byte[] json, JsonParser parser)
      throws IOException {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      int from = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      int to = (int) parser.currentLocation().getByteOffset();
      fields.put(
          name,
          value.isScalarValue()
              ? scalar(parser)
              : new String(json, from, to - from, StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static @Nullable String scalar(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      default -> scalar(parser);
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws IOException {
    List<@Nullable Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }
}
