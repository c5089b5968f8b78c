/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/** A worker's side of a sink task. */
final class FakeSinkContext implements SinkTaskContext {
  final Set<TopicPartition> assigned = new HashSet<>(Set.of(Sinks.P0, Sinks.P1));
  final Set<TopicPartition> paused = new HashSet<>();
  @Nullable ErrantRecordReporter reporter;
  int commitRequests;
  long timeout = -1;

  @Override
  public Map<String, String> configs() {
    return Map.of();
  }

  @Override
  public void offset(Map<TopicPartition, Long> offsets) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void offset(TopicPartition partition, long offset) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void timeout(long timeoutMs) {
    timeout = timeoutMs;
  }

  /** What the worker would wait for records now, in ms; it asks once. */
  long takeTimeout() {
    long asked = timeout;
    timeout = -1;
    return asked;
  }

  @Override
  public Set<TopicPartition> assignment() {
    return assigned;
  }

  @Override
  public void pause(TopicPartition... partitions) {
    paused.addAll(Arrays.asList(partitions));
  }

  @Override
  public void resume(TopicPartition... partitions) {
    paused.removeAll(Arrays.asList(partitions));
  }

  @Override
  public void requestCommit() {
    commitRequests++;
  }

  @Override
  @SuppressWarnings("NullAway") // the worker does return null
  public ErrantRecordReporter errantRecordReporter() {
    return reporter;
  }

  @Override
  public PluginMetrics pluginMetrics() {
    throw new UnsupportedOperationException();
  }
}
