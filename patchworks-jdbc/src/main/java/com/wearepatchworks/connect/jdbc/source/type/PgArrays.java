/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.type;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ByteConverter;

/** Arrays of one dimension. A column's type does not say how many its values have. */
final class PgArrays {
  private static final int HEADER = 12;

  private PgArrays() {}

  static PgType of(PgType item, char delimiter, String column) {
    return new PgType(
        () -> SchemaBuilder.array(item.schema().get().optional().build()),
        Decoder.ofText(text -> parse(text, delimiter, item.text(), column)),
        sent -> unpack(sent, item.binary(), column));
  }

  /**
   * Dimensions, flags, type; then length and lower bound of each; then length and bytes of each.
   */
  private static Object unpack(byte[] sent, Decoder item, String column) {
    int dimensions = ByteConverter.int4(sent, 0);
    if (dimensions == 0) {
      return List.of();
    }
    refuseSeveral(dimensions, column);
    int size = ByteConverter.int4(sent, HEADER);
    List<@Nullable Object> items = new ArrayList<>(size);
    int at = HEADER + 8;
    for (int i = 0; i < size; i++) {
      int length = ByteConverter.int4(sent, at);
      at += 4;
      if (length < 0) {
        items.add(null);
      } else {
        items.add(item.decode(Arrays.copyOfRange(sent, at, at + length)));
        at += length;
      }
    }
    return items;
  }

  /** {@code {1,"a \"b\"",NULL}}, perhaps behind bounds: {@code [0:1]={1,2}}. */
  private static Object parse(String text, char delimiter, Decoder item, String column) {
    List<@Nullable Object> items = new ArrayList<>();
    int at = text.indexOf('{') + 1;
    while (text.charAt(at) != '}') {
      if (text.charAt(at) == '{') {
        refuseSeveral(2, column);
      }
      StringBuilder out = new StringBuilder();
      boolean quoted = text.charAt(at) == '"';
      at = quoted ? quoted(text, at + 1, out) : bare(text, delimiter, at, out);
      boolean isNull = !quoted && out.toString().equals("NULL");
      items.add(isNull ? null : item.decode(out.toString().getBytes(StandardCharsets.UTF_8)));
      if (text.charAt(at) == delimiter) {
        at++;
      }
    }
    return items;
  }

  private static int quoted(String text, int from, StringBuilder out) {
    int at = from;
    while (text.charAt(at) != '"') {
      if (text.charAt(at) == '\\') {
        at++;
      }
      out.append(text.charAt(at++));
    }
    return at + 1;
  }

  private static int bare(String text, char delimiter, int from, StringBuilder out) {
    int at = from;
    while (text.charAt(at) != delimiter && text.charAt(at) != '}') {
      if (text.charAt(at) == '\\') {
        at++;
      }
      out.append(text.charAt(at++));
    }
    return at;
  }

  private static void refuseSeveral(int dimensions, String column) {
    if (dimensions > 1) {
      throw new DataException(
          "Column '%s' holds an array of several dimensions: set array.mapping=string"
              .formatted(column));
    }
  }
}
