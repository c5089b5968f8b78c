/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.core.delivery.RetryPolicy;
import java.time.Duration;

/**
 * How batches are made and written.
 *
 * @param linger how long rows wait for others
 * @param maxRows rows of a batch
 * @param maxBytes encoded bytes of a batch
 * @param writers threads and connections
 * @param events what is written of several events of one key in a batch
 * @param retries of what may work later
 */
public record WriteSettings(
    Duration linger, int maxRows, long maxBytes, int writers, Events events, RetryPolicy retries) {
  /**
   * So many rows are worth a transaction when a writer has nothing to do. While it writes, more of
   * them gather; and the fewer records wait, the less the garbage collector has to move.
   */
  private static final int WORTHWHILE_ROWS = 2_000;

  /** What is written of several events of one key. */
  public enum Events {
    /** The last one of a batch. */
    LAST,
    /** All, one after the other. */
    ALL
  }

  /** Whether a batch is to wait no longer. */
  boolean isFull(Batch batch) {
    return batch.rows() >= maxRows || batch.bytes() >= maxBytes;
  }

  /** Whether an idle writer is to take a batch at once. */
  boolean isWorthwhile(Batch batch) {
    return batch.rows() >= WORTHWHILE_ROWS;
  }
}
