/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.jdbc.dialect.TableId;
import com.wearepatchworks.connect.jdbc.sink.row.Buffers;
import com.wearepatchworks.connect.jdbc.sink.row.Plan;
import com.wearepatchworks.connect.jdbc.sink.row.RowSettings.InsertMode;
import com.wearepatchworks.connect.jdbc.sink.row.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What one writer writes in one transaction. Filled by the task's thread, then handed over and not
 * touched by it again. Its offsets are open until its rows are committed and its dead letters are
 * in Kafka.
 */
final class Batch {
  /** The first and last offset of a partition. */
  record Span(long first, long last) {}

  private final long started;
  private final Buffers buffers;
  private final List<Group> groups = new ArrayList<>();
  private final Map<TableId, Group> latest = new HashMap<>();
  private final Map<TopicPartition, Span> spans = new HashMap<>();
  private @Nullable TopicPartition partition;
  private long first;
  private long last;
  private @Nullable Group group;
  private int rows;
  private long closedBytes;
  private int reports;
  private boolean written;
  private boolean dropped;
  private boolean waiting;

  Batch(long nanoTime, Buffers buffers) {
    this.started = nanoTime;
    this.buffers = buffers;
  }

  /** The rows that a record of {@code plan} joins, so that the order per key is kept. */
  Rows rowsFor(Plan plan) {
    if (group != null && group.plan() == plan) {
      return group.rows();
    }
    return openGroup(plan).rows();
  }

  private Group openGroup(Plan plan) {
    Group found = joinable(plan);
    if (found == null) {
      found = new Group(plan, new Rows(buffers));
      groups.add(found);
      latest.put(plan.target().id(), found);
    }
    closedBytes = 0;
    for (Group other : groups) {
      closedBytes += other == found ? 0 : other.rows().bytes();
    }
    group = found;
    return found;
  }

  /** Rows of different tables have no order among each other, and neither have plain inserts. */
  private @Nullable Group joinable(Plan plan) {
    Group last = latest.get(plan.target().id());
    if (last == null || last.plan() == plan || plan.mode() != InsertMode.INSERT) {
      return last != null && last.plan() == plan ? last : null;
    }
    Group same = null;
    for (Group other : groups) {
      if (other.plan().target().id().equals(plan.target().id())) {
        if (other.rows().hasDeletes()) {
          return null;
        }
        same = other.plan() == plan ? other : same;
      }
    }
    return same;
  }

  /** Makes the group of the table's newest rows the current one; null when there is none. */
  @Nullable Group groupOf(TableId table) {
    Group last = latest.get(table);
    return last == null ? null : group == last ? last : openGroup(last.plan());
  }

  /** Counts a record, also one that became no row. */
  void count(TopicPartition from, long offset) {
    rows++;
    if (!from.equals(partition)) {
      closeSpan();
      partition = from;
      Span known = spans.get(from);
      first = known == null ? offset : known.first;
    }
    last = offset;
  }

  private void closeSpan() {
    if (partition != null) {
      spans.put(partition, new Span(first, last));
    }
  }

  /** Per partition, which offsets there are. */
  Map<TopicPartition, Span> spans() {
    closeSpan();
    return spans;
  }

  List<Group> groups() {
    return groups;
  }

  int rows() {
    return rows;
  }

  long bytes() {
    return closedBytes + (group == null ? 0 : group.rows().bytes());
  }

  /** When its first record came. */
  long started() {
    return started;
  }

  /** A dead letter is on its way. */
  synchronized void reportAdded() {
    reports++;
  }

  /** A dead letter is in Kafka. */
  synchronized void reportSettled() {
    reports--;
    notifyAll();
  }

  /** Waits until all dead letters are in Kafka. */
  synchronized void awaitReports() throws InterruptedException {
    waiting = true;
    try {
      while (reports > 0 && !dropped) {
        wait();
      }
    } finally {
      waiting = false;
    }
  }

  /** Whether a writer waits for the task's thread to see to the dead letters. */
  synchronized boolean isAwaitingReports() {
    return waiting && reports > 0;
  }

  /** The rows are committed. */
  void markWritten() {
    groups.forEach(each -> buffers.giveBack(each.rows()));
    synchronized (this) {
      written = true;
    }
  }

  /** The batch belongs to another task by now. */
  synchronized void drop() {
    dropped = true;
    notifyAll();
  }

  synchronized boolean isDropped() {
    return dropped;
  }

  /** Whether the offsets may pass. */
  synchronized boolean isDone() {
    return written && reports == 0;
  }
}
