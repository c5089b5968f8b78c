/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.apache.kafka.connect.errors.DataException;

/** Encodes text and refuses what does not fit: a question mark would hide the loss. */
record StrictEncoding(Charset charset) {
  byte[] encode(CharSequence text) {
    try {
      ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new DataException(
          "The value has characters that %s has not; choose another format.charset"
              .formatted(charset));
    }
  }

  /** Whether texts can be put one behind the other: not so where each begins with a mark. */
  static boolean isFit(Charset charset) {
    return charset.canEncode() && "aa".getBytes(charset).length == 2 * "a".getBytes(charset).length;
  }
}
