/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

/**
 * One round of one contender.
 *
 * @param seconds that it took
 * @param clientSeconds of processors, of the contender's process
 * @param serverSeconds of processors, of the database server
 */
record Timing(long rows, double seconds, double clientSeconds, double serverSeconds) {
  private static final double MICROS = 1e6;

  double rowsPerSecond() {
    return rows / seconds;
  }

  /** Processor time per row. */
  double clientMicros() {
    return clientSeconds * MICROS / rows;
  }

  /** Processor time per row. */
  double serverMicros() {
    return serverSeconds * MICROS / rows;
  }
}
