/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.jdbc.client.Database;
import com.wearepatchworks.connect.jdbc.client.DatabaseException;
import com.wearepatchworks.connect.jdbc.dialect.Failures;
import com.wearepatchworks.connect.jdbc.sink.write.OffsetTable.Claim;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes partitions over in the table of offsets, and goes on where the table says. */
final class OffsetOwner implements Owner {
  private static final Logger LOG = LoggerFactory.getLogger(OffsetOwner.class);

  private final Database database;
  private final SinkTaskContext context;
  private final Offsets offsets;
  private final Backoff backoff;
  private final Set<TopicPartition> wanted = new HashSet<>();
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private boolean created;
  private long notBefore = System.nanoTime();

  OffsetOwner(Database database, SinkTaskContext context, Offsets offsets, Backoff backoff) {
    this.database = database;
    this.context = context;
    this.offsets = offsets;
    this.backoff = backoff;
  }

  @Override
  public void open(Collection<TopicPartition> partitions) {
    wanted.addAll(partitions);
    isReady(new ArrayDeque<>());
  }

  @Override
  public boolean isReady(Collection<SinkRecord> waiting) {
    if (wanted.isEmpty()) {
      return true;
    }
    if (System.nanoTime() - notBefore < 0) {
      return false;
    }
    try {
      if (!created) {
        created = database.inTransaction(this::create);
      }
      Map<TopicPartition, Claim> claims =
          database.inTransaction(connection -> offsets.claim(connection, wanted));
      offsets.claimed(claims);
      goOn(claims, waiting);
      wanted.clear();
      backoff.start();
      return true;
    } catch (SQLException e) {
      DatabaseException failure =
          DatabaseException.of(database, "Cannot take over partitions in the table of offsets", e);
      Failures.Kind kind = failure.kind();
      if (kind == Failures.Kind.FATAL && !isRace(failure)) {
        throw failure;
      }
      // a row that another task has just inserted counts too: the next time it is there
      notBefore = System.nanoTime() + backoff.next(failure);
      return false;
    }
  }

  /** Another task makes the table at the same time: it exists, or its type does. */
  private boolean isRace(DatabaseException failure) {
    String state = failure.detail().sqlState();
    return !created && ("42P07".equals(state) || "42710".equals(state) || "42S01".equals(state));
  }

  private boolean create(Connection connection) throws SQLException {
    offsets.create(connection);
    return true;
  }

  private void goOn(Map<TopicPartition, Claim> claims, Collection<SinkRecord> waiting) {
    Map<TopicPartition, Long> seek = new HashMap<>();
    claims.forEach(
        (partition, claim) -> {
          if (claim.next() != OffsetTable.NONE) {
            seek.put(partition, claim.next());
          }
        });
    if (!seek.isEmpty()) {
      LOG.info("Going on where the table of offsets says: {}", seek);
      context.offset(seek);
      waiting.removeIf(record -> seek.containsKey(partition(record)));
    }
    next.putAll(seek);
  }

  private static TopicPartition partition(SinkRecord record) {
    return new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
  }

  @Override
  public boolean isWritten(SinkRecord record) {
    return !next.isEmpty()
        && record.originalKafkaOffset() < next.getOrDefault(partition(record), 0L);
  }

  @Override
  public void release(Collection<TopicPartition> partitions) {
    partitions.forEach(wanted::remove);
    next.keySet().removeAll(partitions);
    offsets.release(partitions);
  }

  @Override
  public void reset() {
    wanted.addAll(offsets.partitions());
    notBefore = System.nanoTime();
  }
}
