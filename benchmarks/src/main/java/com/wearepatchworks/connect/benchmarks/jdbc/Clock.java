/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

/**
 * Begun when what is timed begins.
 *
 * @param nanos of the clock
 * @param client processor seconds of the worker
 * @param server processor seconds of the database
 */
record Clock(long nanos, double client, double server) {
  static Clock start(WorkerLab lab) {
    return new Clock(System.nanoTime(), lab.cpuSeconds(), lab.jdbc().serverCpu().seconds());
  }

  Timing stop(WorkerLab lab, long rows) {
    double seconds = (System.nanoTime() - nanos) / 1e9;
    return new Timing(
        rows, seconds, lab.cpuSeconds() - client, lab.jdbc().serverCpu().seconds() - server);
  }
}
