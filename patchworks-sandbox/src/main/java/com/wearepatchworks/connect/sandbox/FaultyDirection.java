/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.LongSupplier;

/** One direction of a {@link FaultyConnection}: read on one thread, written on another. */
final class FaultyDirection {
  private static final int BUFFER = 32 << 10;

  private final Socket from;
  private final Socket to;
  private final Faults faults;
  private final LongSupplier limit;
  private final DelayLine line = new DelayLine();

  /**
   * A direction.
   *
   * @param limit how many bytes may pass before the connection breaks
   */
  FaultyDirection(Socket from, Socket to, Faults faults, LongSupplier limit) {
    this.from = from;
    this.to = to;
    this.faults = faults;
    this.limit = limit;
  }

  /** Returns when its sender has ended or broken off; false for the latter. */
  boolean read() {
    byte[] piece = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      boolean taken = true;
      for (int size = in.read(piece); taken && size >= 0; size = in.read(piece)) {
        taken = line.put(piece, size, faults.oneWay());
      }
      line.end();
      return taken;
    } catch (IOException | InterruptedException broken) {
      line.breakOff();
      return false;
    }
  }

  /** Returns when all has passed that its sender sent; false when it broke before. */
  boolean write() {
    long passed = 0;
    try {
      OutputStream out = to.getOutputStream();
      for (byte[] piece = line.take(); piece != null; piece = line.take()) {
        faults.await();
        long allowed = Math.min(piece.length, limit.getAsLong() - passed);
        out.write(piece, 0, (int) Math.max(0, allowed));
        if (allowed < piece.length) {
          line.breakOff();
          return false;
        }
        passed += allowed;
      }
      to.shutdownOutput();
      return true;
    } catch (IOException | InterruptedException broken) {
      line.breakOff();
      return false;
    }
  }
}
