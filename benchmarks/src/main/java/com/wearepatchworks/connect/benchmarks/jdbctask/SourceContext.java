/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbctask;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** As much of a worker as a source task sees, with the offset that it goes on from, if any. */
final class SourceContext implements SourceTaskContext, OffsetStorageReader {
  private final Map<String, String> options;
  private final @Nullable SourceRecord last;
  private final SilentMetrics metrics = new SilentMetrics();

  SourceContext(Map<String, String> options, @Nullable SourceRecord last) {
    this.options = options;
    this.last = last;
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
  public PluginMetrics pluginMetrics() {
    return metrics;
  }

  @Override
  public <T> @Nullable Map<String, Object> offset(Map<String, T> partition) {
    if (last == null || !last.sourcePartition().equals(partition)) {
      return null;
    }
    Map<String, Object> offset = new HashMap<>();
    last.sourceOffset().forEach(offset::put);
    return offset;
  }

  @Override
  public <T> Map<Map<String, T>, Map<String, Object>> offsets(
      Collection<Map<String, T>> partitions) {
    Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
    for (Map<String, T> partition : partitions) {
      Map<String, Object> offset = offset(partition);
      if (offset != null) {
        found.put(partition, offset);
      }
    }
    return found;
  }
}
