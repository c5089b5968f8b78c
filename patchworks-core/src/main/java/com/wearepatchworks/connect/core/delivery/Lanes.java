/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import com.wearepatchworks.connect.core.offset.Watermarks.Ticket;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * All lanes of a delivery, and those whose head may be sent now. Guarded by the delivery's lock.
 */
final class Lanes {
  private final Ordering ordering;
  private final Map<Object, Lane> named = new HashMap<>();
  private final ArrayDeque<Pending> ready = new ArrayDeque<>();
  private final Set<Pending> open = new HashSet<>();
  private long bytes;

  Lanes(Ordering ordering) {
    this.ordering = ordering;
  }

  void add(SinkRecord record, Ticket ticket, long size) {
    Object id = ordering.lane(record);
    Lane lane = id == null ? new Lane(null) : named.computeIfAbsent(id, Lane::new);
    Pending pending = new Pending(record, ticket, lane, size);
    lane.queue.add(pending);
    open.add(pending);
    bytes += size;
    if (lane.queue.size() == 1) {
      ready.add(pending);
    }
  }

  /** The next record to send, or null when every lane waits. */
  @Nullable Pending poll() {
    return ready.poll();
  }

  /** A parked record may be sent again. */
  void ready(Pending pending) {
    if (!pending.abandoned) {
      ready.add(pending);
    }
  }

  /** A record is sent again before all others. */
  void readyFirst(Pending pending) {
    if (!pending.abandoned) {
      ready.addFirst(pending);
    }
  }

  /**
   * The head of a lane is done with: the one behind it may be sent. It still counts until {@link
   * #settled}.
   */
  void advance(Pending head) {
    if (head.abandoned) {
      return;
    }
    Lane lane = head.lane;
    lane.queue.remove();
    Pending next = lane.queue.peek();
    if (next != null) {
      ready.add(next);
    } else if (lane.id != null) {
      named.remove(lane.id);
    }
  }

  void settled(Pending pending) {
    if (open.remove(pending)) {
      bytes -= pending.bytes;
    }
  }

  /** Drops what belongs to {@code revoked} partitions. */
  void abandon(Collection<TopicPartition> revoked) {
    for (Iterator<Pending> all = open.iterator(); all.hasNext(); ) {
      Pending pending = all.next();
      if (revoked.contains(pending.ticket.partition())) {
        all.remove();
        bytes -= pending.bytes;
        pending.abandoned = true;
        named.remove(pending.lane.id, pending.lane);
      }
    }
    ready.removeIf(pending -> pending.abandoned);
  }

  int size() {
    return open.size();
  }

  long bytes() {
    return bytes;
  }
}
