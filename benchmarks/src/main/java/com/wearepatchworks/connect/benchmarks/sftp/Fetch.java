/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftp;

/**
 * Something was fetched.
 *
 * @param files how many
 * @param bytes of all of them
 * @param rows records in Kafka; 0 when nobody counted them
 * @param seconds that it took
 */
record Fetch(long files, long bytes, long rows, double seconds) {
  double megabytesPerSecond() {
    return bytes / 1e6 / seconds;
  }

  double filesPerSecond() {
    return files / seconds;
  }

  double rowsPerSecond() {
    return rows / seconds;
  }
}
