/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.discovery;

/**
 * What one listing leaves for the next: two numbers for a file that is done with, three for one
 * that waits.
 */
final class FileMemory {
  private static final int STAMP = 0;
  private static final int SEEN = 1;
  private static final int COUNT_BITS = 16;
  private static final int COUNT_MAX = (1 << (COUNT_BITS - 1)) - 1;
  private static final long LOOKED_UP = 1L << (COUNT_BITS - 1);

  private final LongTable done = new LongTable(1);
  private final LongTable waiting = new LongTable(2);

  /**
   * A file that waits.
   *
   * @param sinceMs when it was first seen as it is
   * @param listings in how many listings it was seen so
   * @param lookedUp whether it is known that no offset says that it is done
   */
  record Waiting(long sinceMs, int listings, boolean lookedUp) {}

  boolean isDone(long file, long stamp) {
    int row = done.find(file);
    return row >= 0 && done.get(row, STAMP) == stamp;
  }

  void done(long file, long stamp) {
    done.set(done.put(file), STAMP, stamp);
  }

  /** What is known of a file that was seen before with the same stamp; otherwise it is new. */
  Waiting waiting(long file, long stamp, long nowMs) {
    int row = waiting.find(file);
    if (row < 0 || waiting.get(row, STAMP) != stamp) {
      return new Waiting(nowMs, 0, false);
    }
    long seen = waiting.get(row, SEEN);
    return new Waiting(
        seen >> COUNT_BITS, (int) (seen & COUNT_MAX), (seen & LOOKED_UP) == LOOKED_UP);
  }

  void waits(long file, long stamp, Waiting state) {
    int row = waiting.put(file);
    long flags = state.lookedUp ? LOOKED_UP : 0;
    waiting.set(row, STAMP, stamp);
    waiting.set(
        row, SEEN, state.sinceMs << COUNT_BITS | flags | Math.min(state.listings, COUNT_MAX));
  }

  /** Keeps what an earlier listing knew and this one, which broke off, did not see. */
  void addMissing(FileMemory earlier) {
    done.addMissing(earlier.done);
    waiting.addMissing(earlier.waiting);
  }

  int waiting() {
    return waiting.size();
  }

  int done() {
    return done.size();
  }
}
