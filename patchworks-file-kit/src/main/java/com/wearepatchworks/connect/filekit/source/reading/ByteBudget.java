/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

/** How many bytes of files may be in memory ahead of their turn. */
final class ByteBudget {
  private final long max;
  private long used;

  ByteBudget(long max) {
    this.max = max;
  }

  /** Waits for room. */
  synchronized void acquire(long bytes) throws InterruptedException {
    while (used > 0 && used + bytes > max) {
      wait();
    }
    used += bytes;
  }

  synchronized void release(long bytes) {
    used -= bytes;
    notifyAll();
  }
}
