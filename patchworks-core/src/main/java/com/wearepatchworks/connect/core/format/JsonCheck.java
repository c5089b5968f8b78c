/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

/**
 * Tells in one pass and without a parser that a text is JSON. What it does not know may be right
 * all the same: a parser finds out, and says what is wrong.
 */
final class JsonCheck {
  private final JsonScan scan = new JsonScan();

  /** Whether {@code text} is one value in UTF-8, perhaps with spaces behind it. */
  boolean isDocument(byte[] text) {
    scan.begin();
    int end = scan.scan(text, 0, text.length, 0);
    while (end < text.length && text[end] == ' ') {
      end++;
    }
    boolean whole = end == text.length && (scan.done() || scan.mayEnd());
    return whole && (scan.ascii() || Utf8.isWellFormed(text));
  }

  /** Whether {@code text} is an object in UTF-8, from its first byte to its last. */
  boolean isObject(byte[] text) {
    return text.length > 1 && text[0] == '{' && text[text.length - 1] == '}' && isDocument(text);
  }
}
