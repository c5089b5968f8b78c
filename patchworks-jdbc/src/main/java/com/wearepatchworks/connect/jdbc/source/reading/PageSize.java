/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

/** How many rows to ask for: few of a table that is new, then as many as the bytes allow. */
final class PageSize {
  private static final int FIRST = 200;
  private static final int GROWTH = 8;

  private final int maxRows;
  private final long maxBytes;
  private int rows;

  PageSize(int maxRows, long maxBytes) {
    this.maxRows = maxRows;
    this.maxBytes = maxBytes;
    this.rows = Math.min(FIRST, maxRows);
  }

  int rows() {
    return rows;
  }

  /** A page held so much. */
  void read(int count, long bytes) {
    if (count > 0) {
      long fitting = maxBytes / Math.max(1, bytes / count);
      long grown = Math.min((long) rows * GROWTH, maxRows);
      rows = (int) Math.max(1, Math.min(grown, fitting));
    }
  }
}
