/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbctask;

/** Whether what was read is what there was. */
final class Sums {
  private Sums() {}

  /**
   * Compares.
   *
   * @param ids the sum of all ids that were read
   * @param rows ids from 0 below this were to be read, each once
   */
  static void check(long count, long ids, long rows) {
    long expected = rows * (rows - 1) / 2;
    if (count != rows || ids != expected) {
      throw new IllegalStateException(
          "read %,d rows with a sum of ids of %,d; there are %,d with %,d"
              .formatted(count, ids, rows, expected));
    }
  }
}
