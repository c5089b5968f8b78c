/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

/**
 * Rows of a table whose key has a certain hash, so that several tasks share one table. It is read
 * and has its offset by itself.
 *
 * @param index from 0
 */
public record Part(int index, int count) {
  /** The whole. */
  public static final Part WHOLE = new Part(0, 1);

  /** Whether there are others. */
  public boolean isWhole() {
    return count == 1;
  }

  /** As in offsets, counted from 1: {@code 2/4}. */
  @Override
  public String toString() {
    return (index + 1) + "/" + count;
  }
}
