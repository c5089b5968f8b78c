/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes written as text: {@code \n}, {@code \r}, {@code \t}, {@code \\}, {@code \x1E}. */
final class Separators {
  private static final Pattern PART =
      Pattern.compile("\\\\x(?<hex>[0-9A-Fa-f]{2})|\\\\(?<short>[nrt\\\\])|(?<plain>[^\\\\]+)");

  private Separators() {}

  /**
   * The bytes.
   *
   * @throws IllegalArgumentException when a backslash is followed by something else
   */
  static byte[] parse(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher part = PART.matcher(text);
    int end = 0;
    while (part.find() && part.start() == end) {
      bytes.writeBytes(bytes(part));
      end = part.end();
    }
    if (end < text.length()) {
      throw new IllegalArgumentException("has a \\ that is followed by none of n, r, t, \\, xHH");
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(Matcher part) {
    if (part.group("hex") != null) {
      return new byte[] {(byte) Integer.parseInt(part.group("hex"), 16)};
    } else if (part.group("plain") != null) {
      return part.group("plain").getBytes(StandardCharsets.UTF_8);
    }
    return new byte[] {
      (byte)
          switch (part.group("short")) {
            case "n" -> '\n';
            case "r" -> '\r';
            case "t" -> '\t';
            default -> '\\';
          }
    };
  }
}
