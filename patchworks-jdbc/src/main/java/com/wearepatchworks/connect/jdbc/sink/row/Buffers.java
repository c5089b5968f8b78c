/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.row;

import com.wearepatchworks.connect.jdbc.sink.type.RowBytes;
import java.util.concurrent.ArrayBlockingQueue;

/** Buffers that have grown to a batch's size, for the next batch. Thread-safe. */
public final class Buffers {
  private static final int KEPT = 8;

  private final ArrayBlockingQueue<RowBytes> free = new ArrayBlockingQueue<>(KEPT);

  RowBytes take() {
    RowBytes used = free.poll();
    return used == null ? new RowBytes() : used;
  }

  /** Takes the bytes of rows that are written back; the rows have none any more. */
  public void giveBack(Rows rows) {
    for (RowBytes bytes : rows.release()) {
      bytes.truncate(0);
      if (!free.offer(bytes)) {
        return;
      }
    }
  }
}
