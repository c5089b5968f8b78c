/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/** A worker's context: what is paused, what was reported and when it is acknowledged. */
final class FakeSinkContext implements SinkTaskContext {
  final Set<TopicPartition> assigned = new HashSet<>();
  final Set<TopicPartition> paused = new HashSet<>();
  final List<Report> reports = new ArrayList<>();
  boolean acknowledging = true;
  boolean withReporter = true;
  int commitsAsked;
  long timeoutMs = -1;

  record Report(SinkRecord record, Throwable error, CompletableFuture<Void> done) {}

  @Override
  public Map<String, String> configs() {
    return Map.of();
  }

  @Override
  public void offset(Map<TopicPartition, Long> offsets) {
    throw new UnsupportedOperationException("this sink never rewinds");
  }

  @Override
  public void offset(TopicPartition partition, long offset) {
    throw new UnsupportedOperationException("this sink never rewinds");
  }

  @Override
  public void timeout(long ms) {
    timeoutMs = ms;
  }

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
  public void requestCommit() {
    commitsAsked++;
  }

  @Override
  public @Nullable ErrantRecordReporter errantRecordReporter() {
    return withReporter ? this::report : null;
  }

  @Override
  public PluginMetrics pluginMetrics() {
    throw new UnsupportedOperationException("the engine gets its metrics from the task");
  }

  private Future<Void> report(SinkRecord record, Throwable error) {
    Report report = new Report(record, error, new CompletableFuture<>());
    reports.add(report);
    if (acknowledging) {
      report.done.complete(null);
    }
    return report.done;
  }

  void acknowledge() {
    reports.forEach(report -> report.done.complete(null));
  }
}
