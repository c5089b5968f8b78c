/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** A worker's context: what is paused, what was reported, where to go on. */
final class FakeSinkContext implements SinkTaskContext, PluginMetrics {
  final Set<TopicPartition> paused = ConcurrentHashMap.newKeySet();
  final Set<TopicPartition> assigned = ConcurrentHashMap.newKeySet();
  final List<SinkRecord> reported = new CopyOnWriteArrayList<>();
  final List<Throwable> causes = new CopyOnWriteArrayList<>();
  final Map<TopicPartition, Long> seeks = new HashMap<>();
  CompletableFuture<Void> report = CompletableFuture.completedFuture(null);

  @Override
  public Map<String, String> configs() {
    return Map.of();
  }

  @Override
  public void offset(Map<TopicPartition, Long> offsets) {
    seeks.putAll(offsets);
  }

  @Override
  public void offset(TopicPartition partition, long offset) {
    seeks.put(partition, offset);
  }

  @Override
  public void timeout(long timeoutMs) {}

  @Override
  public Set<TopicPartition> assignment() {
    return assigned;
  }

  @Override
  public void pause(TopicPartition... partitions) {
    paused.addAll(Set.of(partitions));
  }

  @Override
  public void resume(TopicPartition... partitions) {
    paused.removeAll(Set.of(partitions));
  }

  @Override
  public void requestCommit() {}

  @Override
  public ErrantRecordReporter errantRecordReporter() {
    return this::report;
  }

  private Future<Void> report(SinkRecord record, Throwable error) {
    reported.add(record);
    causes.add(error);
    return report;
  }

  @Override
  public PluginMetrics pluginMetrics() {
    return this;
  }

  @Override
  @SuppressWarnings("NonApiType") // Kafka's signature
  public MetricName metricName(
      String name, String description, LinkedHashMap<String, String> tags) {
    return new MetricName(name, "test", description, tags);
  }

  @Override
  public void addMetric(MetricName name, MetricValueProvider<?> value) {}

  @Override
  public void removeMetric(MetricName name) {}

  @Override
  public Sensor addSensor(String name) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public void removeSensor(String name) {
    throw new UnsupportedOperationException(name);
  }
}
