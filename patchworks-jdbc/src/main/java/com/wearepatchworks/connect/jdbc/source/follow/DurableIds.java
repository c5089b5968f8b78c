/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import java.time.Duration;

/**
 * Below which id all transactions are on the server's disk. One that has ended, in whatever way, is
 * there after three rounds of PostgreSQL's WAL writer, whether or not its commit waited for that:
 * an id that was below all running ones so long ago, on a server that still lives, is never given
 * again.
 */
final class DurableIds {
  private static final int ROUNDS = 3;
  private static final Duration MARGIN = Duration.ofMillis(100);

  private final long grace;
  private long durable;
  private long candidate;
  private long since;

  /**
   * On one connection, which does not outlive a crash.
   *
   * @param round of the WAL writer
   * @param durable what is known already; 0 for nothing
   */
  DurableIds(Duration round, long durable) {
    this.grace = round.multipliedBy(ROUNDS).plus(MARGIN).toNanos();
    this.durable = durable;
  }

  /** All transactions below {@code id} were over at {@code now} by {@link System#nanoTime}. */
  void over(long id, long now) {
    if (candidate == 0) {
      candidate = id;
      since = now;
    }
  }

  /** The server answered what it was asked at {@code asked}. */
  void lived(long asked) {
    if (candidate != 0 && asked - since > grace) {
      durable = Math.max(durable, candidate);
      candidate = 0;
    }
  }

  /** The id; 0 while it is not known. */
  long id() {
    return durable;
  }
}
