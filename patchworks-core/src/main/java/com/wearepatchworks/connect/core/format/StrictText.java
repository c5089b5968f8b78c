/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decodes text and refuses what is not: a replacement character would hide the damage. */
final class StrictText {
  private static final int WINDOW = 1 << 10;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final CharsetDecoder decoder;
  private final boolean ascii;

  /** Decodes from {@code charset}; for one thread. */
  StrictText(Charset charset) {
    this.decoder = charset.newDecoder();
    this.ascii = Charsets.hasAsciiBytes(charset);
  }

  Charset charset() {
    return decoder.charset();
  }

  /** The text of the bytes; null when they are none. */
  @Nullable String decode(byte[] bytes, int from, int to) {
    if (ascii && isAscii(bytes, from, to)) {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
    try {
      return decoder.decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static boolean isAscii(byte[] bytes, int from, int to) {
    int all = 0;
    for (int at = from; at < to; at++) {
      all |= bytes[at];
    }
    return all >= 0;
  }

  static String withoutByteOrderMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /** Whether {@code text} is UTF-8, as strictly as every later reader may be. */
  static void checkUtf8(byte[] text) throws MalformedInputException {
    if (Utf8.isWellFormed(text)) {
      return;
    }
    ByteBuffer in = ByteBuffer.wrap(text); // says where
    CharBuffer out = CharBuffer.allocate(WINDOW);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    for (; result.isOverflow(); result = decoder.decode(in, out, true)) {
      out.clear();
    }
    if (result.isError()) {
      throw notUtf8(text, in.position());
    }
  }

  private static MalformedInputException notUtf8(byte[] text, int at) {
    long line = 1;
    long column = 1;
    for (int i = 0; i < at; i++) {
      boolean ended = text[i] == '\n';
      line += ended ? 1 : 0;
      column = ended ? 1 : column + 1;
    }
    return new MalformedInputException("The text is not valid UTF-8", line, column);
  }
}
