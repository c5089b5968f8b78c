/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Which offsets may be committed: per partition, up to the first one of a batch that is not done.
 * Counts batches, not records. On the task's thread.
 */
final class OpenBatches {
  private final List<Batch> open = new ArrayList<>();

  void add(Batch batch) {
    open.add(batch);
  }

  boolean isEmpty() {
    open.removeIf(Batch::isDone);
    return open.isEmpty();
  }

  Map<TopicPartition, OffsetAndMetadata> committable(
      Map<TopicPartition, OffsetAndMetadata> consumed) {
    open.removeIf(Batch::isDone);
    Map<TopicPartition, Long> first = firsts();
    Map<TopicPartition, OffsetAndMetadata> result = new HashMap<>();
    consumed.forEach(
        (partition, position) -> {
          long limit = first.getOrDefault(partition, Long.MAX_VALUE);
          result.put(
              partition, limit < position.offset() ? new OffsetAndMetadata(limit) : position);
        });
    return result;
  }

  private Map<TopicPartition, Long> firsts() {
    Map<TopicPartition, Long> first = new HashMap<>();
    for (Batch batch : open) {
      batch.spans().forEach((partition, span) -> first.merge(partition, span.first(), Math::min));
    }
    return first;
  }

  /** Drops all that is open; returns where to go on with the partitions that stay. */
  Map<TopicPartition, Long> dropAll(Collection<TopicPartition> revoked) {
    Map<TopicPartition, Long> first = firsts();
    Set<Batch> dropped = new HashSet<>(open);
    dropped.forEach(Batch::drop);
    open.clear();
    first.keySet().removeAll(revoked);
    return first;
  }
}
