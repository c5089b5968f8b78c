/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

/** Writes rows into a table that was made ready. */
interface Contender {
  /** For tables. */
  String name();

  /** Whether it can do that at all. */
  boolean takes(Job job);

  /** How many rows of the job it writes; fewer when it is slow, since the rate is what counts. */
  default int rows(JdbcSizes sizes) {
    return sizes.rows();
  }

  /** Writes. */
  Timing write(Job job);
}
