/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

/** How many rows to ask for: few of a table that is new, then as many as the bytes allow. */
final class PageSize {
  private static final int FIRST = 200;
  private static final int GROWTH = 8;

  private final int maxRows;
  private final long maxBytes;
  private volatile int rows;
  private volatile long bytesPerRow = 1_000;

  PageSize(int maxRows, long maxBytes) {
    this.maxRows = maxRows;
    this.maxBytes = maxBytes;
    this.rows = Math.min(FIRST, maxRows);
  }

  int rows() {
    return rows;
  }

  /** What so many rows will take, by those before. */
  long bytes(int count) {
    return count * bytesPerRow;
  }

  /** A page held so much. */
  synchronized void read(int count, long bytes) {
    if (count > 0) {
      bytesPerRow = Math.max(1, bytes / count);
      long fitting = maxBytes / bytesPerRow;
      long grown = Math.min((long) rows * GROWTH, maxRows);
      rows = (int) Math.max(1, Math.min(grown, fitting));
    }
  }
}
