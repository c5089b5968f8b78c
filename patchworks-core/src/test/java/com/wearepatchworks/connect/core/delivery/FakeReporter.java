/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;

/** A dead-letter queue that acknowledges when the test says so, and knows who called. */
final class FakeReporter implements ErrantRecordReporter {
  final List<Reported> reports = new ArrayList<>();

  record Reported(SinkRecord record, Throwable error, Thread by, CompletableFuture<Void> done) {}

  @Override
  public Future<Void> report(SinkRecord record, Throwable error) {
    Reported report =
        new Reported(record, error, Thread.currentThread(), new CompletableFuture<>());
    reports.add(report);
    return report.done;
  }

  void acknowledge(int index) {
    reports.get(index).done.complete(null);
  }
}
