/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What one thread writes another one reads, at once. Never full: between two SSH sessions it holds
 * no more than what was asked for, and a writer that waits would stop the outer session.
 */
final class Pipe extends OutputStream {
  private final Deque<byte[]> pieces = new ArrayDeque<>();
  private int taken;
  private boolean closed;

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] from, int at, int length) {
    byte[] piece = new byte[length];
    System.arraycopy(from, at, piece, 0, length);
    pieces.add(piece);
    notifyAll();
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** The other end. */
  InputStream end() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] to, int at, int length) throws IOException {
        return take(to, at, length);
      }
    };
  }

  private synchronized int take(byte[] to, int at, int length) throws IOException {
    await();
    if (pieces.isEmpty()) {
      return -1;
    }
    byte[] piece = pieces.element();
    int count = Math.min(length, piece.length - taken);
    System.arraycopy(piece, taken, to, at, count);
    taken += count;
    if (taken == piece.length) {
      pieces.remove();
      taken = 0;
    }
    return count;
  }

  private synchronized void await() throws IOException {
    try {
      while (pieces.isEmpty() && !closed) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
