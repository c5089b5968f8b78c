/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What can be told from the bytes of a text without decoding it. */
final class Charsets {
  private static final byte[] LINE_FEED = {'\n'};

  private Charsets() {}

  /** Whether a line feed is one byte, the one of ASCII. */
  static boolean hasAsciiLineFeed(Charset charset) {
    return charset.canEncode() && Arrays.equals("\n".getBytes(charset), LINE_FEED);
  }

  /**
   * Whether every ASCII byte stands for its ASCII character wherever it is: neither stateful sets
   * nor those whose second bytes look like ASCII.
   */
  static boolean hasAsciiBytes(Charset charset) {
    return charset.equals(StandardCharsets.UTF_8)
        || (hasAsciiLineFeed(charset) && charset.newEncoder().maxBytesPerChar() == 1);
  }
}
