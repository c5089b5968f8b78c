/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.protocol;

import java.io.IOException;

/** One piece of a file, on its way or there. */
final class Slot {
  private final byte[] bytes;
  private long offset;
  private int have;
  private int taken;
  private Call call = Call.small();
  private boolean waiting;
  private boolean end;

  Slot(int size) {
    bytes = new byte[size];
  }

  int size() {
    return bytes.length;
  }

  /** Asks for as much as it holds, from a byte on. */
  void ask(Wire wire, byte[] handle, long from) throws IOException {
    offset = from;
    askForRest(wire, handle);
  }

  void askForRest(Wire wire, byte[] handle) throws IOException {
    call = Call.into(bytes, have);
    waiting = true;
    wire.queue(
        Request.of(Fxp.READ).string(handle).number(offset + have).number(bytes.length - have),
        call);
  }

  boolean isAnswered() {
    return call.isDone();
  }

  /** Waits for what was asked for; how many bytes came. */
  int settle() throws IOException {
    if (!waiting) {
      return 0;
    }
    int before = have;
    int now = call.dataEnd();
    waiting = false;
    end = now < 0 || now == before;
    have = Math.max(now, before);
    return have - before;
  }

  long latencyNanos() {
    return call.latencyNanos();
  }

  boolean isShort() {
    return !waiting && !end && have < bytes.length;
  }

  boolean isAtEnd() {
    return end;
  }

  boolean isUsedUp() {
    return taken == bytes.length;
  }

  int available() {
    return have - taken;
  }

  long endOffset() {
    return offset + have;
  }

  int take(byte[] to, int at, int length) {
    int count = Math.min(length, have - taken);
    System.arraycopy(bytes, taken, to, at, count);
    taken += count;
    return count;
  }
}
