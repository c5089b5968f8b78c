/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;

/** {@code bytea}. Text is taken as hexadecimal after {@code \x}, else as Base64. */
record BytesCodec() implements Codec {
  @Override
  public void write(Object value, RowBytes out) {
    byte[] bytes = of(value, "bytea");
    out.put(bytes, 0, bytes.length);
  }

  @Override
  public String text(Object value) {
    return "\\x" + HexFormat.of().formatHex(of(value, "bytea"));
  }

  static byte[] of(Object value, String type) {
    byte[] bytes = read(value, type);
    CellSize.check(bytes.length);
    return bytes;
  }

  private static byte[] read(Object value, String type) {
    if (value instanceof byte[] bytes) {
      return bytes;
    } else if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return bytes;
    } else if (value instanceof String text) {
      return parsed(text);
    }
    throw BadValueException.kind(value, type);
  }

  private static byte[] parsed(String text) {
    try {
      return text.startsWith("\\x")
          ? HexFormat.of().parseHex(text, 2, text.length())
          : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new BadValueException("the text is neither hexadecimal (\\x...) nor Base64");
    }
  }
}
