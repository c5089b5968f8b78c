/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.nio.charset.StandardCharsets;

/** What stands around records. */
final class Frame {
  private static final byte[] NOTHING = {};

  /** Before the first one. */
  final byte[] head;

  /** Between two of them. */
  final byte[] between;

  /** After each of them. */
  final byte[] after;

  /** At the end. */
  final byte[] tail;

  private Frame(byte[] head, byte[] between, byte[] after, byte[] tail) {
    this.head = head;
    this.between = between;
    this.after = after;
    this.tail = tail;
  }

  static Frame lines(byte[] lineEnd) {
    return new Frame(NOTHING, NOTHING, lineEnd, NOTHING);
  }

  static Frame separated(byte[] separator) {
    return new Frame(NOTHING, separator, NOTHING, NOTHING);
  }

  /** A JSON array, an element per line. */
  static Frame array() {
    return new Frame(ascii("[\n"), ascii(",\n"), NOTHING, ascii("\n]\n"));
  }

  /** Lines between a head and a tail. */
  static Frame document(byte[] head, byte[] lineEnd, byte[] tail) {
    return new Frame(head, NOTHING, lineEnd, tail);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
