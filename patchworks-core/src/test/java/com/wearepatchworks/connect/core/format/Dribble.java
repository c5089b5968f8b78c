/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.ByteArrayInputStream;
import java.util.Random;

/** Bytes that come a few at a time, as from a network. */
final class Dribble extends ByteArrayInputStream {
  private final Random random;

  Dribble(byte[] bytes, int from, Random random) {
    super(bytes, from, bytes.length - from);
    this.random = random;
  }

  @Override
  public synchronized int read(byte[] target, int offset, int length) {
    return super.read(target, offset, Math.min(length, 1 + random.nextInt(9)));
  }
}
