/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.wearepatchworks.connect.core.record.Column;
import com.wearepatchworks.connect.core.record.PlainValues;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Writes rows as JSON objects: a JSON generator for each row would cost more than the row. */
final class RowJson {
  private static final byte[] NULL = "null".getBytes(ISO_8859_1);
  private static final byte[] END = "\"}".getBytes(ISO_8859_1);
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(ISO_8859_1);
  private static final int LONGEST_ESCAPE = 6;
  private static final byte[] SHORT_ESCAPES = new byte[128];

  static {
    String pairs = "\"\"\\\\\bb\tt\nn\ff\rr";
    for (int i = 0; i < pairs.length(); i += 2) {
      SHORT_ESCAPES[pairs.charAt(i)] = (byte) pairs.charAt(i + 1);
    }
  }

  /** Whether a row has characters that cannot stand in JSON as they are. */
  enum Escapes {
    /** It may. */
    NEEDED,
    /** It has none. */
    NONE
  }

  private byte[] out;
  private int size;

  private RowJson(int capacity) {
    this.out = new byte[capacity];
  }

  /** What stands before each value: brace or comma, name, colon. */
  static byte[][] names(List<Column> columns) {
    byte[][] names = new byte[columns.size()][];
    for (int i = 0; i < names.length; i++) {
      RowJson json = new RowJson(64);
      json.write((byte) (i == 0 ? '{' : ','));
      json.write(columns.get(i).name());
      json.write((byte) ':');
      names[i] = json.bytes();
    }
    return names;
  }

  /** What stands before each text: the end of the text before it, comma, name, colon, quote. */
  static byte[][] starts(byte[][] names) {
    byte[][] starts = new byte[names.length][];
    for (int i = 0; i < starts.length; i++) {
      RowJson json = new RowJson(names[i].length + 2);
      if (i > 0) {
        json.write((byte) '"');
      }
      json.write(names[i]);
      json.write((byte) '"');
      starts[i] = json.bytes();
    }
    return starts;
  }

  static byte[] of(Columns columns, @Nullable Object[] values) {
    RowJson json = new RowJson(capacity(columns, values));
    for (int i = 0; i < values.length; i++) {
      json.write(columns.jsonName(i));
      Object value = values[i];
      if (value instanceof String text) {
        json.write(text);
      } else {
        json.write(value == null ? NULL : scalar(columns.schema(i), value));
      }
    }
    if (values.length == 0) {
      json.write((byte) '{');
    }
    json.write((byte) '}');
    return json.bytes();
  }

  /**
   * The same for fields of text that is UTF-8 already.
   *
   * @param row well-formed
   * @param bounds start and end of each field in it
   */
  static byte[] of(Columns columns, byte[] row, int[] bounds, Escapes escapes) {
    RowJson json = new RowJson(row.length + columns.jsonStartsLength() + END.length);
    for (int i = 0; i < columns.size(); i++) {
      json.write(columns.jsonStart(i));
      if (escapes == Escapes.NONE) {
        json.write(row, bounds[2 * i], bounds[2 * i + 1]);
      } else {
        json.escape(row, bounds[2 * i], bounds[2 * i + 1]);
      }
    }
    json.write(END);
    return json.bytes();
  }

  private static byte[] scalar(@Nullable Schema schema, Object value) {
    String text = PlainValues.text(schema, value);
    return (value instanceof Date ? '"' + text + '"' : text).getBytes(ISO_8859_1);
  }

  /** Exactly what is needed when all values are text without special characters. */
  private static int capacity(Columns columns, @Nullable Object[] values) {
    long capacity = 2;
    for (int i = 0; i < values.length; i++) {
      int quotes = 2;
      int length = values[i] instanceof String text ? text.length() + quotes : NULL.length;
      capacity += columns.jsonName(i).length + length;
    }
    return (int) Math.min(capacity, Integer.MAX_VALUE - 8);
  }

  private byte[] bytes() {
    return size == out.length ? out : Arrays.copyOf(out, size);
  }

  private void reserve(int more) {
    if (out.length - size < more) {
      out = Arrays.copyOf(out, Math.max(2 * out.length, size + more));
    }
  }

  private void write(byte b) {
    reserve(1);
    out[size++] = b;
  }

  private void write(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }

  private void write(byte[] bytes, int from, int to) {
    int length = to - from;
    reserve(length);
    System.arraycopy(bytes, from, out, size, length);
    size += length;
  }

  private void escape(byte[] utf8, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = utf8[i];
      reserve(LONGEST_ESCAPE);
      if (b < 0 || b == 0x7F || isPlain((char) b)) {
        out[size++] = b;
      } else {
        escape((char) b);
      }
    }
  }

  private void write(String text) {
    reserve(text.length() + 2);
    out[size++] = '"';
    int length = text.length();
    int i = 0;
    while (i < length && isPlain(text.charAt(i))) {
      out[size++] = (byte) text.charAt(i++);
    }
    if (i < length) {
      writeRest(text, i);
    }
    write((byte) '"');
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
  }

  private void writeRest(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      reserve(LONGEST_ESCAPE);
      if (isPlain(c) || c == 0x7F) {
        out[size++] = (byte) c;
      } else if (c < 0x80) {
        escape(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        write(text.substring(i, i + 2).getBytes(UTF_8));
        i++;
      } else if (Character.isSurrogate(c)) {
        escape(c);
      } else {
        utf8(c);
      }
    }
  }

  private void utf8(char c) {
    if (c < 0x800) {
      out[size++] = (byte) (0xC0 | (c >> 6));
    } else {
      out[size++] = (byte) (0xE0 | (c >> 12));
      out[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
    }
    out[size++] = (byte) (0x80 | (c & 0x3F));
  }

  private void escape(char c) {
    out[size++] = '\\';
    byte letter = c < SHORT_ESCAPES.length ? SHORT_ESCAPES[c] : 0;
    if (letter != 0) {
      out[size++] = letter;
      return;
    }
    out[size++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      out[size++] = HEX[(c >> shift) & 0xF];
    }
  }
}
