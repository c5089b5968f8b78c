/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.wearepatchworks.connect.core.record.JsonText;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Values as text. */
final class Texts {
  private Texts() {}

  /** The bytes that the value is, text in UTF-8; null when it is neither bytes nor text. */
  static byte @Nullable [] raw(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return bytes;
    } else if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return bytes;
    }
    return value instanceof String text
        ? new StrictEncoding(StandardCharsets.UTF_8).encode(text)
        : null;
  }

  /**
   * The bytes of a value that is JSON text, without a byte order mark; null when it is neither
   * bytes nor text. Bytes in UTF-16, which a parser would take, are refused.
   */
  static byte @Nullable [] rawJson(@Nullable Object value) {
    byte[] raw = raw(value);
    if (raw == null) {
      return null;
    }
    try {
      StrictText.checkUtf8(raw);
    } catch (MalformedInputException e) {
      throw new DataException("The value is no JSON: " + e.reason(), e);
    }
    for (byte b : raw) {
      if (b == 0) {
        throw new DataException("The value is no JSON in UTF-8: it has a zero byte");
      }
    }
    boolean marked = raw.length >= 3 && raw[0] == (byte) 0xEF && raw[1] == (byte) 0xBB;
    return marked && raw[2] == (byte) 0xBF ? Arrays.copyOfRange(raw, 3, raw.length) : raw;
  }

  /** JSON text, on one line. */
  static byte[] json(@Nullable Schema schema, @Nullable Object value) {
    try {
      return JsonText.of(schema, value);
    } catch (UncheckedIOException e) { // half characters, endless nesting
      throw new DataException("The value has no JSON form: " + e.getMessage(), e);
    }
  }

  /**
   * A field as text: text as it is, numbers, dates and bytes as in JSON without quotes, what has
   * parts as JSON; null for null.
   */
  static @Nullable String field(@Nullable Schema schema, @Nullable Object value) {
    if (value == null) {
      return null;
    } else if (isPlain(value)) {
      return value.toString();
    }
    String json = new String(json(schema, value), StandardCharsets.UTF_8);
    return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
  }

  /** Whether a value's text needs no generator; much the most are such. */
  private static boolean isPlain(Object value) {
    return value instanceof String
        || value instanceof Long
        || value instanceof Integer
        || value instanceof Boolean
        || value instanceof Character
        || (value instanceof Double number && Double.isFinite(number));
  }
}
