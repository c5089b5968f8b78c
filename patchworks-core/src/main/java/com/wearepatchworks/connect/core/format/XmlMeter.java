/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bounds how much the parser may read before it has something to tell: an attribute or a comment of
 * gigabytes would be in memory before anybody could refuse it.
 */
final class XmlMeter extends FilterInputStream {
  /** The parser reads ahead. */
  private static final int SLACK = 256 << 10;

  private final long allowance;
  private long left;

  XmlMeter(InputStream in, int maxBytes) {
    super(in);
    this.allowance = (long) maxBytes + SLACK;
    this.left = allowance;
  }

  /** The parser has told something. */
  void refill() {
    left = allowance;
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    spend(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = in.read(target, offset, length);
    spend(count);
    return count;
  }

  private void spend(int count) throws MalformedInputException {
    left -= Math.max(0, count);
    if (left < 0) {
      throw new MalformedInputException(
          "A single part of the document is larger than " + allowance + " bytes", 0, 0);
    }
  }
}
