/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on a long way: what is put in comes out later, while more is put in. It holds as much as a
 * fast network holds in that time, so that only latency is added and no bandwidth lost.
 */
final class DelayLine {
  private static final int SHORT = 64 << 10;
  private static final int LONG = 64 << 20;

  private static final class Piece {
    private final byte[] bytes;
    private final long due;

    private Piece(byte[] bytes, long due) {
      this.bytes = bytes;
      this.due = due;
    }
  }

  private final Deque<Piece> pieces = new ArrayDeque<>();
  private long held;
  private boolean ended;
  private boolean broken;

  /** Returns when there is room for it; false when nobody takes any more. */
  synchronized boolean put(byte[] buffer, int size, Duration delay) throws InterruptedException {
    long due = System.nanoTime() + delay.toNanos();
    int capacity = delay.isZero() ? SHORT : LONG;
    while (!broken && held > 0 && held + size > capacity) {
      wait();
    }
    pieces.add(new Piece(Arrays.copyOf(buffer, size), due));
    held += size;
    notifyAll();
    return !broken;
  }

  /** Nothing more is put in. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Nobody puts in or takes out any more. */
  synchronized void breakOff() {
    broken = true;
    notifyAll();
  }

  /** The next piece when its time has come; null at the end. */
  byte @Nullable [] take() throws InterruptedException {
    Piece piece = next();
    if (piece == null) {
      return null;
    }
    // Object.wait() counts whole milliseconds, too coarse for half a round trip.
    for (long left = piece.due - System.nanoTime(); left > 0 && !isBroken(); ) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      left = piece.due - System.nanoTime();
    }
    return piece.bytes;
  }

  private synchronized @Nullable Piece next() throws InterruptedException {
    while (pieces.isEmpty() && !ended && !broken) {
      wait();
    }
    Piece piece = broken ? null : pieces.poll();
    if (piece != null) {
      held -= piece.bytes.length;
      notifyAll();
    }
    return piece;
  }

  private synchronized boolean isBroken() {
    return broken;
  }
}
