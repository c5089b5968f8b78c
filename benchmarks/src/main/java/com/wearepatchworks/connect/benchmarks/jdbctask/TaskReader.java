/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbctask;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** One task of a source connector, and what it has handed over. */
final class TaskReader implements AutoCloseable {
  private static final RecordMetadata STORED =
      new RecordMetadata(new TopicPartition("rows", 0), 0, 0, 0, 0, 0);

  private final SourceTask task;
  private long count;
  private long ids;
  private @Nullable SourceRecord last;

  private TaskReader(SourceTask task) {
    this.task = task;
  }

  /** Starts it; it goes on behind this record. */
  static TaskReader start(Map<String, String> options, @Nullable SourceRecord behind)
      throws ReflectiveOperationException {
    SourceConnector connector =
        Class.forName(options.get("connector.class"))
            .asSubclass(SourceConnector.class)
            .getDeclaredConstructor()
            .newInstance();
    connector.start(options);
    Map<String, String> config = connector.taskConfigs(1).get(0);
    SourceTask task = (SourceTask) connector.taskClass().getDeclaredConstructor().newInstance();
    task.initialize(new SourceContext(config, behind));
    TaskReader reader = new TaskReader(task);
    task.start(config);
    return reader;
  }

  /**
   * The records of one poll, counted and acknowledged, as by a Kafka without latency; none when
   * there was nothing to read in its time.
   */
  List<SourceRecord> poll() throws InterruptedException {
    List<SourceRecord> records = task.poll();
    if (records == null) {
      return List.of();
    }
    for (SourceRecord record : records) {
      ids += id(record);
      task.commitRecord(record, STORED);
    }
    count += records.size();
    last = records.get(records.size() - 1);
    return records;
  }

  static long id(SourceRecord record) {
    return ((Struct) record.value()).getInt64("id");
  }

  /** Reads on until it has so many. */
  void readTo(long rows) throws InterruptedException {
    while (count < rows) {
      var unused = poll();
    }
  }

  long count() {
    return count;
  }

  long ids() {
    return ids;
  }

  /** The last one; something must have been read. */
  SourceRecord last() {
    SourceRecord record = last;
    if (record == null) {
      throw new IllegalStateException("nothing has been read");
    }
    return record;
  }

  @Override
  public void close() {
    task.stop();
  }
}
