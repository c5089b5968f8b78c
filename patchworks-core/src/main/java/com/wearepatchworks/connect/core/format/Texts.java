/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.wearepatchworks.connect.core.record.JsonText;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
    if (value == null || value instanceof String) {
      return (String) value;
    }
    String json = new String(json(schema, value), StandardCharsets.UTF_8);
    boolean quoted = json.startsWith("\"") && !(value instanceof Character);
    return value instanceof Character
        ? value.toString()
        : quoted ? json.substring(1, json.length() - 1) : json;
  }
}
