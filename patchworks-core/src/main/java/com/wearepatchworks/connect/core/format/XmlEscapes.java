/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.nio.charset.Charset;
import org.apache.kafka.connect.errors.DataException;

/**
 * Text inside of XML 1.0. The writer of the JDK leaves carriage returns, and line ends in
 * attributes, to be changed by the next reader; here they stay.
 */
record XmlEscapes(Charset charset) {
  /** Appends character data. */
  void text(StringBuilder xml, String text) {
    append(xml, text, "<>&\r");
  }

  /** Appends what stands in an attribute's double quotes. */
  void attribute(StringBuilder xml, String text) {
    append(xml, text, "<>&\r\n\t\"");
  }

  private void append(StringBuilder xml, String text, String special) {
    int next;
    for (int i = 0; i < text.length(); i += Character.charCount(next)) {
      next = text.codePointAt(i);
      if (!isAllowed(next)) {
        throw new DataException(
            "The value has the character U+%04X, which XML cannot hold".formatted(next));
      } else if (special.indexOf(next) >= 0 || (next > 0x7F && !fits(next))) {
        xml.append("&#").append(next).append(';');
      } else {
        xml.appendCodePoint(next);
      }
    }
  }

  private boolean fits(int character) {
    return charset.name().startsWith("UTF-")
        || charset.newEncoder().canEncode(Character.toString(character));
  }

  private static boolean isAllowed(int character) {
    return character >= 0x20
        ? !(character >= 0xD800 && character <= 0xDFFF)
            && character != 0xFFFE
            && character != 0xFFFF
        : character == '\t' || character == '\n' || character == '\r';
  }
}
