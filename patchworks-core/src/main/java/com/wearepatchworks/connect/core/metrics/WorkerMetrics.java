/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.metrics;

import java.util.LinkedHashMap;
import java.util.function.LongSupplier;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;

/**
 * Connect's own plugin metrics (KIP-877, workers from 4.1): they carry the connector's and the
 * task's name and end with the task. Never loaded by an older worker, which lacks the classes it
 * names.
 */
final class WorkerMetrics implements Metrics {
  private final PluginMetrics metrics;

  WorkerMetrics(PluginMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void gauge(String name, String description, LongSupplier value) {
    Gauge<Long> gauge = (config, now) -> value.getAsLong();
    metrics.addMetric(metrics.metricName(name, description, new LinkedHashMap<>()), gauge);
  }

  /** The worker removes them with the task. */
  @Override
  public void close() {}
}
