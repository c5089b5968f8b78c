/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/**
 * Writes a file without waiting for each piece to arrive. What fails is told by a later call, at
 * the latest by {@link #finish}. For one thread at a time.
 */
public final class WriteBehind extends OutputStream {
  /** With its head a little less than one SSH packet. */
  private static final int PIECE_BYTES = 32_000;

  private static final int MOST_UNDER_WAY = 256;

  private final Wire wire;
  private final byte[] handle;
  private final byte[] buffer = new byte[PIECE_BYTES];
  private final Deque<Call> underWay = new ArrayDeque<>();
  private int buffered;
  private long offset;
  private boolean handleClosed;

  WriteBehind(Wire wire, byte[] handle) {
    this.wire = wire;
    this.handle = handle;
  }

  @Override
  public void write(int b) throws IOException {
    if (buffered == buffer.length) {
      flush();
    }
    buffer[buffered++] = (byte) b;
  }

  @Override
  public void write(byte[] from, int at, int length) throws IOException {
    Objects.checkFromIndexSize(at, length, from.length);
    int done = 0;
    while (done < length) {
      if (buffered == buffer.length) {
        flush();
      }
      int count = Math.min(length - done, buffer.length - buffered);
      System.arraycopy(from, at + done, buffer, buffered, count);
      buffered += count;
      done += count;
    }
  }

  /** Sends what is buffered; waits only when too much is under way. */
  @Override
  public void flush() throws IOException {
    while (!underWay.isEmpty()
        && (underWay.element().isDone() || underWay.size() >= MOST_UNDER_WAY)) {
      underWay.remove().ok();
    }
    if (buffered > 0) {
      Request request = Request.of(Fxp.WRITE).string(handle).number(offset);
      underWay.add(wire.send(request.payload(buffer, buffered)));
      offset += buffered;
      buffered = 0;
    }
  }

  /** How much was written. */
  public long size() {
    return offset + buffered;
  }

  /** Waits until the server has everything. */
  public void finish() throws IOException {
    flush();
    while (!underWay.isEmpty()) {
      underWay.remove().ok();
    }
  }

  /** Sets the permission bits. */
  public void mode(int bits) throws IOException {
    wire.send(Request.of(Fxp.FSETSTAT).string(handle).number(4).number(bits)).ok();
  }

  /** Has the server bring the content to its disk, where it offers that. */
  public void sync() throws IOException {
    wire.send(Request.extended(Fxp.FSYNC).string(handle)).ok();
  }

  /** Ends the file; does not wait for anything else. */
  @Override
  public void close() throws IOException {
    if (!handleClosed) {
      handleClosed = true;
      wire.send(Request.of(Fxp.CLOSE).string(handle)).ok();
    }
  }
}
