/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.metrics;

import java.util.Map;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.apache.kafka.connect.source.SourceTaskContext;

/** Finds the best place for a task's numbers that its worker offers. */
public final class TaskMetrics {
  private TaskMetrics() {}

  /**
   * Metrics of a sink task.
   *
   * @param type names the MBean where the worker has no plugin metrics
   * @param tags {@code connector} and {@code task}
   */
  public static Metrics of(SinkTaskContext context, String type, Map<String, String> tags) {
    return workerHasMetrics(SinkTaskContext.class)
        ? new WorkerMetrics(context.pluginMetrics())
        : new JmxMetrics(type, tags);
  }

  /** Metrics of a source task; see {@link #of(SinkTaskContext, String, Map)}. */
  public static Metrics of(SourceTaskContext context, String type, Map<String, String> tags) {
    return workerHasMetrics(SourceTaskContext.class)
        ? new WorkerMetrics(context.pluginMetrics())
        : new JmxMetrics(type, tags);
  }

  private static boolean workerHasMetrics(Class<?> context) {
    try {
      return context.getMethod("pluginMetrics") != null;
    } catch (NoSuchMethodException before41) {
      return false;
    }
  }
}
