/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import com.wearepatchworks.connect.filekit.sink.publish.FinishedFile;
import java.util.concurrent.atomic.LongAdder;

/** Totals since the task started, and what is under way; written on the task's thread. */
final class SinkStatistics {
  final LongAdder files = new LongAdder();
  final LongAdder records = new LongAdder();
  final LongAdder bytes = new LongAdder();
  final LongAdder skipped = new LongAdder();
  final LongAdder reported = new LongAdder();
  final LongAdder waitingFiles = new LongAdder();
  private final LongAdder waitingBytes = new LongAdder();
  volatile int open;
  volatile long openBytes;

  /** When the oldest file that is open was begun; the end of time when there is none. */
  volatile long oldestOpenedMs = Long.MAX_VALUE;

  /** Content on the worker, in bytes. */
  long spooled() {
    return openBytes + waitingBytes.sum();
  }

  void waiting(FinishedFile file) {
    waitingFiles.increment();
    waitingBytes.add(file.size());
  }

  void gone(FinishedFile file) {
    waitingFiles.decrement();
    waitingBytes.add(-file.size());
  }

  void published(FinishedFile file) {
    files.increment();
    records.add(file.span().records());
    bytes.add(file.size());
  }
}
