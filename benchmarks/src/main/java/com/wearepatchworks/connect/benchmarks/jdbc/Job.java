/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

/**
 * What is written.
 *
 * @param writers tasks or connections at the same time, each with every so manieth row
 * @param rows how many, with ids from 0 up
 */
record Job(Mode mode, int writers, int rows) {
  /** What happens to a row. */
  enum Mode {
    /** Into an empty table, in the order of the keys. */
    INSERT,
    /** Into a table that has half of the keys, with other values; in no order. */
    UPSERT;

    String word() {
      return this == INSERT ? "insert" : "upsert";
    }

    String order() {
      return this == INSERT ? "ASCENDING" : "SHUFFLED";
    }
  }

  Job withRows(int others) {
    return new Job(mode, writers, others);
  }

  /** For tables and aims. */
  String title() {
    return "%s, %d %s".formatted(mode.word(), writers, writers == 1 ? "task" : "tasks");
  }
}
