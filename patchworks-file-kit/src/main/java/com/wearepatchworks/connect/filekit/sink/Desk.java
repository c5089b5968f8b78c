/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import com.wearepatchworks.connect.core.failure.DeadLetters;
import com.wearepatchworks.connect.core.failure.Outcome;
import java.time.Clock;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** What the partitions of one task share. On the task's thread only. */
final class Desk {
  final OpenFile.Making making;
  final Clock clock;
  final OpenFiles files = new OpenFiles();
  final SinkStatistics statistics = new SinkStatistics();
  private final DeadLetters<Bad> deadLetters = new DeadLetters<>();

  private record Bad(PartitionFiles partition, long offset) {}

  Desk(OpenFile.Making making, Clock clock) {
    this.making = making;
    this.clock = clock;
  }

  void report(SinkRecord record, Outcome.Report report, PartitionFiles partition) {
    deadLetters.add(record, report, new Bad(partition, record.originalKafkaOffset()));
  }

  /** Reports what was found bad, and notes what Kafka has of it. */
  void settleDeadLetters(@Nullable ErrantRecordReporter reporter) {
    deadLetters.settle(
        reporter,
        bad -> bad.partition.isClosed(),
        bad -> {
          statistics.reported.increment();
          bad.partition.reported(bad.offset);
        });
  }

  /** Brings the statistics up to date. */
  void measure() {
    statistics.open = files.count();
    statistics.openBytes = files.bytes();
    statistics.oldestOpenedMs = files.oldestOpenedMs();
  }
}
