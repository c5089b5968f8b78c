/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import com.wearepatchworks.connect.jdbc.source.follow.Follow.Extent;

/**
 * How many rows to ask for: few of a table that had nothing new, so that the first ones are soon in
 * Kafka, then as many as the bytes allow.
 */
final class PageSize {
  private static final int FIRST = 200;
  private static final int GROWTH = 8;

  private final int maxRows;
  private final long maxBytes;
  private int rows;
  private volatile long bytesPerRow = 1_000;

  PageSize(int maxRows, long maxBytes) {
    this.maxRows = maxRows;
    this.maxBytes = maxBytes;
    this.rows = Math.min(FIRST, maxRows);
  }

  int rows() {
    return (int) Math.max(1, Math.min(rows, maxBytes / bytesPerRow));
  }

  /** For the thread that reads: what comes next is larger while there is more. */
  void next(Extent extent) {
    rows = (int) Math.min(extent == Extent.FULL ? (long) rows * GROWTH : FIRST, maxRows);
  }

  /** What so many rows will take, by those before. */
  long bytes(int count) {
    return count * bytesPerRow;
  }

  /** A page held so much; any thread. */
  void read(int count, long bytes) {
    if (count > 0) {
      bytesPerRow = Math.max(1, bytes / count);
    }
  }
}
