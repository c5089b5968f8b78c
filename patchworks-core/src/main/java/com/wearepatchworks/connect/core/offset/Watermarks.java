/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.offset;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Which consumer offsets a sink may commit: per partition, up to the first record that is not
 * settled, however many behind it are. Offsets may have gaps (compaction, transactions, filters).
 * Remembers open records only: one that is retried for long must not make the rest pile up here.
 * Not thread-safe.
 */
public final class Watermarks {
  /** Open tickets in the order of their offsets. */
  private final Map<TopicPartition, Set<Ticket>> partitions = new HashMap<>();

  /** One record under way. */
  public static final class Ticket {
    private final TopicPartition partition;
    private final long offset;

    private Ticket(TopicPartition partition, long offset) {
      this.partition = partition;
      this.offset = offset;
    }

    /** Where the record was read. */
    public TopicPartition partition() {
      return partition;
    }

    /** Its offset there. */
    public long offset() {
      return offset;
    }
  }

  /** A record was taken on. Offsets of one partition come in rising order. */
  public Ticket track(TopicPartition partition, long offset) {
    Ticket ticket = new Ticket(partition, offset);
    partitions.computeIfAbsent(partition, p -> new LinkedHashSet<>()).add(ticket);
    return ticket;
  }

  /**
   * A record is delivered or in the dead-letter queue. Tickets of forgotten partitions are ignored.
   */
  public void settle(Ticket ticket) {
    Set<Ticket> open = partitions.get(ticket.partition);
    if (open != null) {
      open.remove(ticket);
    }
  }

  /**
   * What may be committed, given what the consumer has read: its own position where everything is
   * settled (so that records that a transform dropped are passed too), the first unsettled offset
   * elsewhere.
   */
  public Map<TopicPartition, OffsetAndMetadata> committable(
      Map<TopicPartition, OffsetAndMetadata> consumed) {
    Map<TopicPartition, OffsetAndMetadata> result = new HashMap<>();
    consumed.forEach((partition, position) -> result.put(partition, bounded(partition, position)));
    return result;
  }

  private OffsetAndMetadata bounded(TopicPartition partition, OffsetAndMetadata position) {
    @Nullable Ticket first = firstOpen(partition);
    return first == null || first.offset >= position.offset()
        ? position
        : new OffsetAndMetadata(first.offset);
  }

  private @Nullable Ticket firstOpen(TopicPartition partition) {
    Set<Ticket> open = partitions.get(partition);
    return open == null || open.isEmpty() ? null : open.iterator().next();
  }

  /** The partitions now belong to somebody else. */
  public void forget(Collection<TopicPartition> revoked) {
    partitions.keySet().removeAll(revoked);
  }
}
