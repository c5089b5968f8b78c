/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.jdbc.sink.write.OffsetTable.Claim;
import com.wearepatchworks.connect.jdbc.sink.write.OffsetTable.Move;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** The partitions that a task owns in the {@link OffsetTable}. A partition has one writer. */
final class Offsets {
  private final OffsetTable table;
  private final Map<TopicPartition, Claim> claims = new ConcurrentHashMap<>();

  Offsets(OffsetTable table) {
    this.table = table;
  }

  /** Takes partitions over; the caller commits, and then calls {@link #claimed}. */
  Map<TopicPartition, Claim> claim(Connection connection, Collection<TopicPartition> partitions)
      throws SQLException {
    Map<TopicPartition, Claim> found = new java.util.HashMap<>();
    for (TopicPartition partition : sorted(partitions)) {
      found.put(partition, table.claim(connection, partition));
    }
    return found;
  }

  /** Two tasks that take over from each other must not wait for each other. */
  private static List<TopicPartition> sorted(Collection<TopicPartition> partitions) {
    return partitions.stream()
        .sorted(
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition))
        .toList();
  }

  void claimed(Map<TopicPartition, Claim> owned) {
    claims.putAll(owned);
  }

  /** Makes the table if it is missing. */
  void create(Connection connection) throws SQLException {
    table.create(connection);
  }

  /** What this task owns. */
  Collection<TopicPartition> partitions() {
    return List.copyOf(claims.keySet());
  }

  void release(Collection<TopicPartition> partitions) {
    claims.keySet().removeAll(partitions);
  }

  /** Moves the offsets of a batch on; false when they are there already. */
  boolean advance(Connection connection, Batch batch) throws SQLException {
    List<Move> moves = new ArrayList<>();
    for (TopicPartition partition : sorted(batch.spans().keySet())) {
      Claim claim = claims.get(partition);
      if (claim == null) {
        throw new FencedException("Partition " + partition + " is not this task's any more");
      }
      moves.add(new Move(partition, claim, next(batch, partition)));
    }
    return table.advance(connection, moves);
  }

  private static long next(Batch batch, TopicPartition partition) {
    Batch.Span span = batch.spans().get(partition);
    return span == null ? OffsetTable.NONE : span.last() + 1;
  }

  /** The batch is committed. */
  void committed(Batch batch) {
    for (TopicPartition partition : batch.spans().keySet()) {
      claims.computeIfPresent(
          partition, (p, claim) -> new Claim(claim.generation(), next(batch, p)));
    }
  }
}
