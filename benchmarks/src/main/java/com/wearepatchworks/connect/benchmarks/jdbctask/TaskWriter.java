/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbctask;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;

/** One task and the records of its partition. */
final class TaskWriter {
  private static final long SOON_NANOS = 1_000_000;

  private final SinkTask task;
  private final List<SinkRecord> records;
  private final int perPut;
  private final TopicPartition partition;
  private final SinkContext context;

  /** A task that has started. */
  TaskWriter(SinkTask task, Map<String, String> options, List<SinkRecord> records, int perPut) {
    this.task = task;
    this.records = records;
    this.perPut = perPut;
    SinkRecord first = records.get(0);
    partition = new TopicPartition(first.topic(), first.kafkaPartition());
    context = new SinkContext(options, partition);
    task.initialize(context);
    task.start(options);
    task.open(Set.of(partition));
  }

  /** Hands over all records, as many at a time as asked, until the task says that all is kept. */
  void run() {
    int next = 0;
    while (next < records.size() || !isCommitted()) {
      if (next < records.size() && !context.isPaused()) {
        int end = Math.min(records.size(), next + perPut);
        task.put(records.subList(next, end));
        next = end;
      } else {
        task.put(List.of());
        LockSupport.parkNanos(SOON_NANOS);
      }
    }
  }

  private boolean isCommitted() {
    OffsetAndMetadata end = new OffsetAndMetadata(records.size());
    @Nullable OffsetAndMetadata kept = task.preCommit(Map.of(partition, end)).get(partition);
    return kept != null && kept.offset() == records.size();
  }

  void stop() {
    task.close(Set.of(partition));
    task.stop();
  }
}
