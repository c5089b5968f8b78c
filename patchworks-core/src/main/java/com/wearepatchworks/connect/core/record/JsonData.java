/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.record;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON text as schemaless Connect data: {@code Map}, {@code List}, {@code String}, {@code Long},
 * {@code Double}, {@code Boolean}, null. Whole numbers beyond 64 bits become {@code Double} too: a
 * schemaless decimal does not exist in Connect, so take text where digits matter.
 */
public final class JsonData {
  private JsonData() {}

  /**
   * The data that {@code json} stands for.
   *
   * @throws IOException when it is not JSON, or has a number beyond the range of a double
   */
  public static @Nullable Object parse(byte[] json) throws IOException {
    try (JsonParser parser = Json.FACTORY.createParser(json)) {
      if (parser.nextToken() == null) {
        throw new JsonParseException(parser, "The text is empty");
      }
      Object data = value(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "The text goes on after its end");
      }
      return data;
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT -> finite(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static Object whole(JsonParser parser) throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? (Object) finite(parser)
        : (Object) parser.getLongValue();
  }

  private static double finite(JsonParser parser) throws IOException {
    double number = parser.getDoubleValue();
    if (Double.isInfinite(number)) {
      throw new JsonParseException(
          parser, "The number is beyond the range of a double; take the value as text instead");
    }
    return number;
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
