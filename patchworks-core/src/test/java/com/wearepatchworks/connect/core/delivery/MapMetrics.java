/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import com.wearepatchworks.connect.core.metrics.Metrics;
import java.util.Map;
import java.util.function.LongSupplier;

/** Gauges in a map. */
record MapMetrics(Map<String, LongSupplier> gauges) implements Metrics {
  @Override
  public void gauge(String name, String description, LongSupplier value) {
    gauges.put(name, value);
  }

  @Override
  public void close() {}
}
