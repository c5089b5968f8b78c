/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import com.wearepatchworks.connect.jdbc.sink.write.Connections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.awaitility.Awaitility;

/**
 * As much of a worker as a sink task sees: hands over a topic's records a few at a time, seeks,
 * pauses, commits, and starts a task again from the committed offsets after it failed.
 */
public final class SmallWorker implements AutoCloseable {
  private final Map<String, String> options;
  private final UnaryOperator<Connections> wrapped;
  private final Map<TopicPartition, List<SinkRecord>> topics = new HashMap<>();
  private final Map<TopicPartition, Integer> positions = new HashMap<>();
  final Map<TopicPartition, Long> committed = new HashMap<>();
  FakeSinkContext context = new FakeSinkContext();
  private JdbcSinkTask task;
  private int perPut = 500;

  /** Of a task with these options. */
  public SmallWorker(Map<String, String> options) {
    this(options, UnaryOperator.identity());
  }

  SmallWorker(Map<String, String> options, UnaryOperator<Connections> wrapped) {
    this.options = new HashMap<>(options);
    this.options.putIfAbsent("name", "test");
    this.options.putIfAbsent("topics", "t");
    this.wrapped = wrapped;
    this.task = new JdbcSinkTask(wrapped);
  }

  SmallWorker perPut(int records) {
    perPut = records;
    return this;
  }

  /** The topic's records; the n-th of a partition has offset n. */
  public void topic(List<SinkRecord> records) {
    for (SinkRecord record : records) {
      topics
          .computeIfAbsent(
              new TopicPartition(record.topic(), record.kafkaPartition()), p -> new ArrayList<>())
          .add(record);
    }
  }

  /** Starts a task. */
  public SmallWorker start() {
    CompletableReport report = new CompletableReport(context);
    context = new FakeSinkContext();
    report.keepIn(context);
    task = new JdbcSinkTask(wrapped);
    task.initialize(context);
    task.start(options);
    context.assigned.addAll(topics.keySet());
    for (TopicPartition partition : topics.keySet()) {
      positions.put(partition, Math.toIntExact(committed.getOrDefault(partition, 0L)));
    }
    task.open(topics.keySet());
    return this;
  }

  /** What was reported before belongs to the worker, not to one task. */
  private record CompletableReport(FakeSinkContext before) {
    void keepIn(FakeSinkContext after) {
      after.report = before.report;
      after.reported.addAll(before.reported);
      after.causes.addAll(before.causes);
    }
  }

  JdbcSinkTask task() {
    return task;
  }

  /** One turn of the worker's loop; false when the topic is at its end. */
  boolean poll() {
    context.seeks.forEach((partition, offset) -> positions.put(partition, offset.intValue()));
    context.seeks.clear();
    List<SinkRecord> records = new ArrayList<>();
    for (Map.Entry<TopicPartition, List<SinkRecord>> entry : topics.entrySet()) {
      if (!context.paused.contains(entry.getKey())) {
        int from = positions.getOrDefault(entry.getKey(), 0);
        int to = Math.min(entry.getValue().size(), from + perPut);
        records.addAll(entry.getValue().subList(from, to));
        positions.put(entry.getKey(), to);
      }
    }
    task.put(records);
    return !records.isEmpty();
  }

  void commit() {
    Map<TopicPartition, OffsetAndMetadata> consumed = new HashMap<>();
    positions.forEach(
        (partition, position) -> consumed.put(partition, new OffsetAndMetadata(position)));
    task.preCommit(consumed)
        .forEach((partition, offset) -> committed.put(partition, offset.offset()));
  }

  boolean isAtEnd() {
    return topics.entrySet().stream()
        .allMatch(e -> committed.getOrDefault(e.getKey(), 0L) == e.getValue().size());
  }

  /** Runs until everything is written and committed. */
  public void runToEnd() {
    runUntil(this::isAtEnd);
  }

  void runUntil(BooleanSupplier done) {
    Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .pollDelay(java.time.Duration.ZERO)
        .pollInterval(java.time.Duration.ofMillis(1))
        .until(
            () -> {
              if (!poll()) {
                commit();
              }
              return done.getAsBoolean();
            });
  }

  /** Runs to the end, starting a new task whenever one fails; returns how often that was. */
  int runThroughFailures(int most) {
    int failures = 0;
    while (true) {
      try {
        start();
        runToEnd();
        return failures;
      } catch (RuntimeException e) {
        if (++failures > most) {
          throw e;
        }
      } finally {
        task.stop();
      }
    }
  }

  @Override
  public void close() {
    task.close(topics.keySet());
    task.stop();
  }
}
