/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of an input that are being looked at: those from {@link #from} to {@link #to} of {@link
 * #array}. Indices are good until the next {@link #more}, which may move the bytes.
 */
final class Window implements Closeable {
  /** Small, because most HTTP bodies are; it grows with what comes. */
  private static final int FIRST = 8 << 10;

  private static final int FULL = 64 << 10;
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private final InputStream in;
  private byte[] array = new byte[FIRST];
  private int from;
  private int to;
  private long before;

  /**
   * A window at the start of {@code in}.
   *
   * @param at which byte of the whole input the first one of {@code in} is
   */
  Window(InputStream in, long at) {
    this.in = in;
    this.before = at;
  }

  byte[] array() {
    return array;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Which byte of the whole input {@link #from} is. */
  long offset() {
    return before + from;
  }

  /** Leaves everything before {@code index} behind. */
  void moveTo(int index) {
    from = index;
  }

  /** Reads on, keeping what is in view; false at the end of the input. */
  boolean more() throws IOException {
    if (from == to) {
      before += from;
      from = 0;
      to = 0;
    }
    if (to == array.length || (from == to && array.length < FULL && before > 0)) {
      makeRoom();
    }
    int read = in.read(array, to, array.length - to);
    to += Math.max(0, read);
    return read > 0;
  }

  private void makeRoom() throws MalformedInputException {
    int kept = to - from;
    if (kept == LARGEST) {
      throw new MalformedInputException("A record is larger than 2 GiB", 0, 0);
    }
    boolean grows = kept > array.length / 2 || array.length < FULL;
    byte[] target = grows ? new byte[(int) Math.min(LARGEST, array.length * 2L)] : array;
    System.arraycopy(array, from, target, 0, kept);
    array = target;
    before += from;
    from = 0;
    to = kept;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
