/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * UTF-8 for the hot path. Java's decoders go byte by byte from the first character on that is not
 * ASCII, and one accented name is enough for that; here ASCII is passed over eight bytes at a time
 * wherever it stands.
 */
public final class Utf8 {
  private Utf8() {}

  /** Whether {@code text} has no other byte sequences than those of table 3-7 of Unicode. */
  static boolean isWellFormed(byte[] text) {
    int at = afterAscii(text, 0, text.length);
    while (at < text.length) {
      int length = lengthAt(text, at);
      if (length == 0) {
        return false;
      }
      at = afterAscii(text, at + length, text.length);
    }
    return true;
  }

  /** The same as {@code new String(bytes, UTF_8)}. */
  public static String text(byte[] bytes) {
    String text = decode(bytes, 0, bytes.length, new byte[bytes.length]);
    return text == null ? new String(bytes, StandardCharsets.UTF_8) : text;
  }

  /** A part of well-formed text. */
  static String text(byte[] bytes, int from, int to) {
    return wellFormed(decode(bytes, from, to, new byte[to - from]));
  }

  /** Well-formed text in an array that is of no use afterwards. */
  static String textOfOwn(byte[] bytes) {
    return wellFormed(decode(bytes, 0, bytes.length, bytes));
  }

  private static String wellFormed(@Nullable String text) {
    if (text == null) {
      throw new IllegalArgumentException("The text is not valid UTF-8");
    }
    return text;
  }

  /**
   * Decodes what is between {@code from} and {@code to}; null when it is not well-formed.
   *
   * @param latin1 for the start of the text, as long as that is Latin-1
   */
  private static @Nullable String decode(byte[] bytes, int from, int to, byte[] latin1) {
    int length = 0;
    int at = from;
    while (true) {
      int end = afterAscii(bytes, at, to);
      System.arraycopy(bytes, at, latin1, length, end - at);
      length += end - at;
      if (end == to) {
        return new String(latin1, 0, length, StandardCharsets.ISO_8859_1);
      }
      if (!isLatin1(bytes, end, to)) {
        return decodeRest(
            bytes, end, to, new String(latin1, 0, length, StandardCharsets.ISO_8859_1));
      }
      latin1[length++] = (byte) (bytes[end] << 6 | (bytes[end + 1] & 0x3f));
      at = end + 2;
    }
  }

  /** U+0080 to U+00FF. */
  private static boolean isLatin1(byte[] text, int at, int to) {
    return (text[at] & 0xfe) == 0xc2 && at + 1 < to && isWithin(text, at + 1, 0x80, 0xbf);
  }

  private static @Nullable String decodeRest(byte[] bytes, int from, int to, String start) {
    char[] text = new char[start.length() + to - from];
    start.getChars(0, start.length(), text, 0);
    // for its getChars, which is much faster than a loop
    String rest = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    int size = start.length();
    int at = from;
    while (at < to) {
      int length = lengthAt(bytes, at);
      if (length == 0 || at + length > to) {
        return null;
      } else if (length == 4) {
        size += Character.toChars(codePointAt(bytes, at), text, size);
      } else {
        text[size++] = charAt(bytes, at, length);
      }
      int end = afterAscii(bytes, at + length, to);
      rest.getChars(at + length - from, end - from, text, size);
      size += end - at - length;
      at = end;
    }
    return new String(text, 0, size);
  }

  private static int afterAscii(byte[] text, int from, int to) {
    int at = from;
    while (at <= to - Long.BYTES) {
      long high = EightBytes.at(text, at) & EightBytes.HIGH_BITS;
      if (high != 0) {
        return at + EightBytes.first(high);
      }
      at += Long.BYTES;
    }
    while (at < to && text[at] >= 0) {
      at++;
    }
    return at;
  }

  /** The character of a well-formed sequence of four bytes. */
  private static int codePointAt(byte[] text, int at) {
    return (text[at] & 0x07) << 18
        | (text[at + 1] & 0x3f) << 12
        | (text[at + 2] & 0x3f) << 6
        | (text[at + 3] & 0x3f);
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
