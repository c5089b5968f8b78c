/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbctask;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/** As much of a worker as a sink task sees that has one partition. Used by one thread. */
final class SinkContext implements SinkTaskContext {
  private final Map<String, String> options;
  private final TopicPartition partition;
  private final SilentMetrics metrics = new SilentMetrics();
  private boolean paused;

  SinkContext(Map<String, String> options, TopicPartition partition) {
    this.options = options;
    this.partition = partition;
  }

  boolean isPaused() {
    return paused;
  }

  @Override
  public Map<String, String> configs() {
    return options;
  }

  @Override
  public void offset(Map<TopicPartition, Long> offsets) {
    throw new ConnectException("the task goes back to " + offsets + ", which nobody expects here");
  }

  @Override
  public void offset(TopicPartition where, long offset) {
    offset(Map.of(where, offset));
  }

  @Override
  public void timeout(long timeoutMs) {}

  @Override
  public Set<TopicPartition> assignment() {
    return Set.of(partition);
  }

  @Override
  public void pause(TopicPartition... partitions) {
    paused = true;
  }

  @Override
  public void resume(TopicPartition... partitions) {
    paused = false;
  }

  @Override
  public void requestCommit() {}

  @Override
  public @Nullable ErrantRecordReporter errantRecordReporter() {
    return null;
  }

  @Override
  public PluginMetrics pluginMetrics() {
    return metrics;
  }
}
