/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.source.TransactionContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** What a worker does with one task: polls, keeps the offset behind what it sent, acknowledges. */
public final class FakeWorker implements SourceTaskContext, PluginMetrics, OffsetStorageReader {
  private final Map<Map<String, ?>, Map<String, Object>> offsets = new HashMap<>();
  private final Map<String, MetricValueProvider<?>> gauges = new ConcurrentHashMap<>();
  private final Map<String, String> options;
  private @Nullable TransactionContext transactions;
  private @Nullable JdbcSourceTask task;

  /** Of a task with these options. */
  public FakeWorker(Map<String, String> options) {
    this.options = new HashMap<>(options);
  }

  /** Sets an option. */
  public FakeWorker with(String option, String value) {
    options.put(option, value);
    return this;
  }

  /** Lets the task define transactions. */
  FakeWorker with(TransactionContext context) {
    transactions = context;
    return this;
  }

  /** Starts a task. */
  public void start() {
    JdbcSourceTask started = new JdbcSourceTask();
    started.initialize(this);
    started.start(options);
    task = started;
  }

  /** Stops the task. */
  public void stop() {
    Objects.requireNonNull(task).stop();
  }

  /** One poll, all of it acknowledged. */
  List<SourceRecord> poll() throws InterruptedException {
    return poll(Integer.MAX_VALUE);
  }

  /** One poll; of it only the first so many are sent and acknowledged, as when a worker dies. */
  List<SourceRecord> poll(int limit) throws InterruptedException {
    JdbcSourceTask running = Objects.requireNonNull(task);
    List<SourceRecord> page = running.poll();
    List<SourceRecord> sent =
        page == null ? List.of() : page.subList(0, Math.min(limit, page.size()));
    sent.forEach(this::acknowledge);
    return sent;
  }

  /** Kafka has a record. */
  void acknowledge(SourceRecord record) {
    offsets.put(record.sourcePartition(), copy(record.sourceOffset()));
    task()
        .commitRecord(
            record, new RecordMetadata(new TopicPartition(record.topic(), 0), 0, 0, 0, 0, 0));
  }

  JdbcSourceTask task() {
    return Objects.requireNonNull(task);
  }

  @SuppressWarnings("unchecked") // offsets are maps of texts
  private static Map<String, Object> copy(Map<String, ?> offset) {
    return new HashMap<>((Map<String, Object>) offset);
  }

  /** Polls until there are as many. */
  public List<SourceRecord> poll(int least, java.time.Duration patience)
      throws InterruptedException {
    List<SourceRecord> all = new ArrayList<>();
    long end = System.nanoTime() + patience.toNanos();
    while (all.size() < least) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Only " + all.size() + " records of " + least);
      }
      all.addAll(poll());
    }
    return all;
  }

  Map<Map<String, ?>, Map<String, Object>> offsets() {
    return offsets;
  }

  long gauge(String name) {
    Gauge<?> gauge = (Gauge<?>) Objects.requireNonNull(gauges.get(name), name);
    return (Long) gauge.value(new MetricConfig(), 0);
  }

  @Override
  public Map<String, String> configs() {
    return options;
  }

  @Override
  public OffsetStorageReader offsetStorageReader() {
    return this;
  }

  @Override
  public @Nullable TransactionContext transactionContext() {
    return transactions;
  }

  @Override
  public PluginMetrics pluginMetrics() {
    return this;
  }

  @Override
  public <T> @Nullable Map<String, Object> offset(Map<String, T> partition) {
    return offsets.get(partition);
  }

  @Override
  public <T> Map<Map<String, T>, Map<String, Object>> offsets(
      Collection<Map<String, T>> partitions) {
    Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
    for (Map<String, T> partition : partitions) {
      Map<String, Object> offset = offsets.get(partition);
      if (offset != null) {
        found.put(partition, offset);
      }
    }
    return found;
  }

  @Override
  @SuppressWarnings("NonApiType") // Kafka's signature
  public MetricName metricName(
      String name, String description, LinkedHashMap<String, String> tags) {
    return new MetricName(name, "test", description, tags);
  }

  @Override
  public void addMetric(MetricName name, MetricValueProvider<?> value) {
    gauges.put(name.name(), value);
  }

  @Override
  public void removeMetric(MetricName name) {
    gauges.remove(name.name());
  }

  @Override
  public Sensor addSensor(String name) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public void removeSensor(String name) {
    throw new UnsupportedOperationException(name);
  }
}
