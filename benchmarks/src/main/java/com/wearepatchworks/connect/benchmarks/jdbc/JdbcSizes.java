/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

/**
 * How much is written and read.
 *
 * @param rows of a table
 * @param slowRows for contenders that take several times as long
 * @param tries of a first page
 * @param heapRows of the table that is read with little memory
 */
public record JdbcSizes(int rows, int slowRows, int tries, long heapRows) {
  /** What may be quoted. */
  public static JdbcSizes full() {
    return new JdbcSizes(1_000_000, 250_000, 9, 100_000_000);
  }

  /** Enough to see that all works. */
  public static JdbcSizes quick() {
    return new JdbcSizes(200_000, 50_000, 5, 10_000_000);
  }

  /** The same with a heap's table of another size. */
  public JdbcSizes withHeapRows(long others) {
    return new JdbcSizes(rows, slowRows, tries, others);
  }

  /** Rows that every contender writes before it is measured, for the JIT compiler. */
  int warmUpRows() {
    return slowRows;
  }
}
