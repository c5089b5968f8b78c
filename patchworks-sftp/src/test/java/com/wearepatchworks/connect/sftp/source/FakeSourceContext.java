/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.source;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** A worker's context that keeps gauges and offsets. */
public final class FakeSourceContext
    implements SourceTaskContext, PluginMetrics, OffsetStorageReader {
  private final Map<String, MetricValueProvider<?>> gauges = new HashMap<>();

  /** What is committed. */
  public final Map<Map<String, ?>, Map<String, Object>> offsets = new ConcurrentHashMap<>();

  /** A gauge's value. */
  public long gauge(String name) {
    Gauge<?> gauge = (Gauge<?>) Objects.requireNonNull(gauges.get(name), name);
    return (Long) gauge.value(new MetricConfig(), 0);
  }

  @Override
  public Map<String, String> configs() {
    return Map.of();
  }

  @Override
  public OffsetStorageReader offsetStorageReader() {
    return this;
  }

  @Override
  public <T> Map<String, Object> offset(Map<String, T> partition) {
    throw new UnsupportedOperationException("one at a time is too slow");
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
