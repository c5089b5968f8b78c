/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftp;

/**
 * How much is carried.
 *
 * @param largeMiB size of the file that every client fetches at every round trip
 * @param hugeMiB size of the file that is fetched once
 * @param small how many small files the connector reads
 * @param smallOthers how many of them the clients with one session fetch
 * @param perOperation how many of them the client fetches that logs in for each operation
 */
public record Sizes(int largeMiB, int hugeMiB, int small, int smallOthers, int perOperation) {
  /** Size of a small file. */
  static final int SMALL_BYTES = 10_240;

  /** What may be quoted. */
  public static Sizes full() {
    return new Sizes(128, 2_048, 10_000, 300, 10);
  }

  /** Enough to see that all works. */
  public static Sizes quick() {
    return new Sizes(32, 256, 1_000, 100, 3);
  }
}
