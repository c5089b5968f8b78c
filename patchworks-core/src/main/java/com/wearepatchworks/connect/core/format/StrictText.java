/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** Decodes text and refuses what is not: a replacement character would hide the damage. */
final class StrictText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private StrictText() {}

  static String decode(byte[] bytes, Charset charset, long line) throws MalformedInputException {
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return line <= 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK
          ? text.substring(1)
          : text;
    } catch (CharacterCodingException e) {
      throw new MalformedInputException("The text is not valid " + charset, line, 0);
    }
  }
}
