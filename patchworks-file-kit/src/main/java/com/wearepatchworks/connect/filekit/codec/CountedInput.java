/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a library reads from: counts, and remembers how reading failed. A library may wrap that
 * failure or swallow it; then nobody could tell a lost connection from a damaged file.
 */
final class CountedInput extends InputStream {
  private final InputStream in;
  private long count;
  private @Nullable IOException failure;

  CountedInput(InputStream in) {
    this.in = in;
  }

  /** How many bytes were read. */
  long count() {
    return count;
  }

  /** Throws what {@code in} threw, if it did. */
  void rethrow() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    rethrow();
    try {
      int read = in.read(bytes, from, length);
      count += Math.max(0, read);
      return read;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
