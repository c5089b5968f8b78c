/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 for the hot path. Java's decoders go byte by byte from the first character on that is not
 * ASCII, and one accented name is enough for that; here ASCII is passed over eight bytes at a time
 * wherever it stands.
 */
public final class Utf8 {
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  /** Whether {@code text} has no other byte sequences than those of table 3-7 of Unicode. */
  static boolean isWellFormed(byte[] text) {
    int at = afterAscii(text, 0);
    while (at < text.length) {
      int length = lengthAt(text, at);
      if (length == 0) {
        return false;
      }
      at = afterAscii(text, at + length);
    }
    return true;
  }

  /** The same as {@code new String(bytes, UTF_8)}. */
  public static String text(byte[] bytes) {
    byte[] latin1 = new byte[bytes.length];
    int length = 0;
    int at = 0;
    while (true) {
      int end = afterAscii(bytes, at);
      System.arraycopy(bytes, at, latin1, length, end - at);
      length += end - at;
      if (end == bytes.length) {
        return new String(latin1, 0, length, StandardCharsets.ISO_8859_1);
      }
      if (!isLatin1(bytes, end)) {
        return new String(bytes, StandardCharsets.UTF_8);
      }
      latin1[length++] = (byte) (bytes[end] << 6 | (bytes[end + 1] & 0x3f));
      at = end + 2;
    }
  }

  /** U+0080 to U+00FF. What is not well-formed is left to Java. */
  private static boolean isLatin1(byte[] text, int at) {
    return (text[at] & 0xfe) == 0xc2 && isWithin(text, at + 1, 0x80, 0xbf);
  }

  private static int afterAscii(byte[] text, int from) {
    int at = from;
    while (at <= text.length - Long.BYTES && ((long) EIGHT_BYTES.get(text, at) & HIGH_BITS) == 0) {
      at += Long.BYTES;
    }
    while (at < text.length && text[at] >= 0) {
      at++;
    }
    return at;
  }

  /** The character of a well-formed sequence of two or three bytes. */
  static char charAt(byte[] text, int at, int length) {
    int last = text[at + length - 1] & 0x3f;
    return (char)
        (length == 2
            ? (text[at] & 0x1f) << 6 | last
            : (text[at] & 0x0f) << 12 | (text[at + 1] & 0x3f) << 6 | last);
  }

  /** Of the sequence of several bytes at {@code at}; 0 when it is not well-formed. */
  static int lengthAt(byte[] text, int at) {
    int lead = text[at] & 0xff;
    if (lead < 0xc2 || lead > 0xf4) {
      return 0;
    } else if (lead < 0xe0) {
      return isWithin(text, at + 1, 0x80, 0xbf) ? 2 : 0;
    } else if (lead < 0xf0) {
      return isWithin(text, at + 1, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf)
              && isWithin(text, at + 2, 0x80, 0xbf)
          ? 3
          : 0;
    }
    return isWithin(text, at + 1, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf)
            && isWithin(text, at + 2, 0x80, 0xbf)
            && isWithin(text, at + 3, 0x80, 0xbf)
        ? 4
        : 0;
  }

  private static boolean isWithin(byte[] text, int at, int from, int to) {
    return at < text.length && (text[at] & 0xff) >= from && (text[at] & 0xff) <= to;
  }
}
