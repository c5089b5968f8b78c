/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

/**
 * What PostgreSQL takes at most, checked before anything is sent: the server would cut the line.
 */
public final class CellSize {
  /** One cell, less its header; and one row on its way, since the server reads it in one piece. */
  static final int MAX = 0x3FFFFFFF - 64;

  private CellSize() {}

  /**
   * Checks one cell.
   *
   * @param size in bytes, or in characters where that is known earlier
   */
  public static void check(long size) {
    if (size > MAX) {
      throw new BadValueException("the value is larger than 1 GB, the most that a cell holds");
    }
  }

  /** Checks the bytes of a whole row. */
  public static void checkRow(long bytes) {
    if (bytes > MAX) {
      throw new BadValueException("The row is larger than 1 GB, the most that is sent at once");
    }
  }
}
