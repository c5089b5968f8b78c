/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Bytes of one body as they come. Never allocates much more than has really arrived. */
final class Body {
  private static final int FIRST = 64 << 10;

  private byte[] bytes;
  private int length;

  /** For a body of {@code declared} bytes; -1 when not known. */
  Body(long declared) {
    this.bytes = new byte[(int) Math.min(declared < 0 ? 1024 : declared, FIRST)];
  }

  void append(ByteBuf more) {
    int count = more.readableBytes();
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, Math.min(2 * length, 1 << 30)));
    }
    more.readBytes(bytes, length, count);
    length += count;
  }

  int length() {
    return length;
  }

  /** The array itself where it is full, as it is after a small body of declared length. */
  byte[] toByteArray() {
    return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
  }
}
