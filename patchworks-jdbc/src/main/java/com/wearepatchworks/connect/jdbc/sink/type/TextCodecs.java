/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

import com.wearepatchworks.connect.core.record.JsonText;
import com.wearepatchworks.connect.core.record.PlainValues;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Text, enums, JSON, XML, UUIDs, and every type that is only known by its text. */
final class TextCodecs {
  private static final int JSONB_VERSION = 1;

  private TextCodecs() {}

  /** Text of a value that has one; structures become JSON. */
  static String textOf(@Nullable Schema schema, Object value, String type) {
    if (value instanceof String text) {
      return text;
    } else if (value instanceof Struct || value instanceof Map || value instanceof List) {
      return json(schema, value);
    } else if (value instanceof byte[] || value instanceof java.nio.ByteBuffer) {
      throw BadValueException.kind(value, type);
    }
    return PlainValues.text(schema, value);
  }

  static String json(@Nullable Schema schema, Object value) {
    return new String(JsonText.of(schema, value), StandardCharsets.UTF_8);
  }

  static String sized(String text) {
    CellSize.check(text.length());
    return text;
  }

  /** NUL never reaches a text column. */
  static String clean(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new BadValueException("text holds the character NUL, which text columns cannot store");
    }
    return sized(text);
  }

  /** Text whose binary form is its UTF-8. */
  record Plain(@Nullable Schema schema, String type) implements Codec {
    @Override
    public void write(Object value, RowBytes out) {
      out.putUtf8(sized(textOf(schema, value, type)));
    }

    @Override
    public String text(Object value) {
      return clean(textOf(schema, value, type));
    }
  }

  /** JSON columns: text is taken for JSON text, everything else is written as JSON. */
  record Json(@Nullable Schema schema, int version) implements Codec {
    static Json binaryOf(@Nullable Schema schema) {
      return new Json(schema, JSONB_VERSION);
    }

    static Json textOf(@Nullable Schema schema) {
      return new Json(schema, 0);
    }

    @Override
    public void write(Object value, RowBytes out) {
      if (version > 0) {
        out.putByte(version);
      }
      out.putUtf8(sized(document(value)));
    }

    @Override
    public String text(Object value) {
      return clean(document(value));
    }

    private String document(Object value) {
      return value instanceof String text ? text : json(schema, value);
    }
  }

  /** 128 bits. */
  record Uuid() implements Codec {
    private static final int LENGTH = 36;
    private static final byte[] DIGITS = digits();

    private static byte[] digits() {
      byte[] digits = new byte[128];
      for (char c = 0; c < digits.length; c++) {
        digits[c] = (byte) Character.digit(c, 16);
      }
      return digits;
    }

    @Override
    public void write(Object value, RowBytes out) {
      if (value instanceof byte[] bytes && bytes.length == 16) {
        out.put(bytes, 0, bytes.length);
        return;
      }
      String text = canonical(value);
      long high = hex(text, 0, 8) << 32 | hex(text, 9, 13) << 16 | hex(text, 14, 18);
      out.putLong(high);
      out.putLong(hex(text, 19, 23) << 48 | hex(text, 24, 36));
    }

    private static String canonical(Object value) {
      String text = value instanceof UUID ? value.toString() : textOf(null, value, "uuid");
      if (text.length() != LENGTH
          || text.charAt(8) != '-'
          || text.charAt(13) != '-'
          || text.charAt(18) != '-'
          || text.charAt(23) != '-') {
        throw new BadValueException("the text is not a UUID of the form 8-4-4-4-12");
      }
      return text;
    }

    private static long hex(String text, int from, int to) {
      long bits = 0;
      for (int i = from; i < to; i++) {
        char c = text.charAt(i);
        int digit = c < DIGITS.length ? DIGITS[c] : -1;
        if (digit < 0) {
          throw new BadValueException("the text is not a UUID of the form 8-4-4-4-12");
        }
        bits = bits << 4 | digit;
      }
      return bits;
    }

    @Override
    public String text(Object value) {
      return canonical(value);
    }
  }

  /** A type whose text form alone is known here; the server reads it. */
  record Foreign(@Nullable Schema schema, String type) implements Codec {
    @Override
    public void write(Object value, RowBytes out) {
      throw new IllegalStateException("Type " + type + " has no binary form here");
    }

    @Override
    public String text(Object value) {
      return clean(textOf(schema, value, type));
    }

    @Override
    public boolean binary() {
      return false;
    }
  }
}
