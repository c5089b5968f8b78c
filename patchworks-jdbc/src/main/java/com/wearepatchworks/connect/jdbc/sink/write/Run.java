/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

/** Rows that may be written together: tombstones first, then the others, no key twice. */
final class Run {
  private final int[] deletes;
  private final int[] writes;

  Run(int[] deletes, int[] writes) {
    this.deletes = deletes;
    this.writes = writes;
  }

  /** Numbers of tombstones. */
  int[] deletes() {
    return deletes;
  }

  /** Numbers of rows, in the order in which they are sent. */
  int[] writes() {
    return writes;
  }
}
