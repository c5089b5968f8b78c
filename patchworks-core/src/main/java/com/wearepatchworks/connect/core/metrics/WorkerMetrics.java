/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.metrics;

import java.util.LinkedHashMap;
import java.util.function.LongSupplier;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connect's own plugin metrics (KIP-877, workers from 4.1): they carry the connector's and the
 * task's name and end with the task. Never loaded by an older worker, which lacks the classes it
 * names.
 */
final class WorkerMetrics implements Metrics {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerMetrics.class);

  private final PluginMetrics metrics;

  WorkerMetrics(PluginMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void gauge(String name, String description, LongSupplier value) {
    Gauge<Long> gauge = (config, now) -> value.getAsLong();
    MetricName metric = metrics.metricName(name, description, new LinkedHashMap<>());
    try {
      metrics.addMetric(metric, gauge);
    } catch (IllegalArgumentException taken) {
      // a task that the worker gave up on still has the name; numbers must not keep its successor
      // from working
      LOG.warn("{} is not shown: {}", metric.name(), taken.getMessage());
    }
  }

  /** The worker removes them with the task. */
  @Override
  public void close() {}
}
