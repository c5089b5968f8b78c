/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.jdbc.sink.row.Buffers;
import com.wearepatchworks.connect.jdbc.sink.row.Plan;
import com.wearepatchworks.connect.jdbc.sink.row.Planner;
import com.wearepatchworks.connect.jdbc.sink.row.Rows;
import com.wearepatchworks.connect.jdbc.sink.type.BadValueException;
import com.wearepatchworks.connect.jdbc.sink.type.KeyBytes;
import com.wearepatchworks.connect.jdbc.sink.type.RowBytes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Encodes records into the batch of their lane. On the task's thread. */
final class Intake {
  /** How long {@code put} waits for a writer before the partitions are paused. */
  private static final Duration ROOM = Duration.ofSeconds(2);

  private final Planner planner;
  private final List<Lane> lanes;
  private final Spread spread;
  private final BadRecords bad;
  private final WriteSettings settings;
  private final OpenBatches open;
  private final RowBytes scratch = new RowBytes();
  private final Buffers buffers = new Buffers();
  private TopicPartition partition = new TopicPartition("", -1);

  /** What decides which writer a record goes to. */
  enum Spread {
    /** Its key, so that one partition's records are written by all. */
    KEY,
    /** Its partition, so that one transaction holds all of it up to an offset. */
    PARTITION
  }

  /** What tombstones do. */
  enum Tombstones {
    DELETE,
    REFUSED
  }

  private final Tombstones tombstones;

  Intake(Planner planner, List<Lane> lanes, Modes modes, BadRecords bad, WriteSettings settings) {
    this.planner = planner;
    this.lanes = lanes;
    this.spread = modes.spread;
    this.tombstones = modes.tombstones;
    this.bad = bad;
    this.settings = settings;
    this.open = modes.open;
  }

  /** Choices, and where batches that were begun are known. */
  record Modes(Spread spread, Tombstones tombstones, OpenBatches open) {}

  /**
   * Takes a record on.
   *
   * @return false when there is no room now: the same record has to come again
   * @throws SQLException when its table cannot be looked at
   */
  boolean accept(SinkRecord record) throws SQLException {
    Lane lane = lanes.get(0);
    try {
      Object body = planner.body(record);
      refuseTombstone(body);
      Plan plan = planner.plan(record, body);
      lane = lane(record, body, plan);
      if (!hasRoom(lane)) {
        return false;
      }
      append(lane, record, body, plan);
      return true;
    } catch (DataException e) {
      return acceptBad(lane, record, e);
    }
  }

  private boolean acceptBad(Lane lane, SinkRecord record, DataException e) {
    Lane its = spread == Spread.PARTITION ? byPartition(record) : lane;
    if (!hasRoom(its)) {
      return false;
    }
    Batch batch = batch(its);
    batch.count(partition(record), record.originalKafkaOffset());
    bad.add(record, batch, e);
    return true;
  }

  private void refuseTombstone(@Nullable Object body) {
    if (body == null && tombstones == Tombstones.REFUSED) {
      throw new BadValueException(
          "The record is a tombstone: set delete.enabled=true and pk.mode=record_key to have its row deleted");
    }
  }

  private void append(Lane lane, SinkRecord record, @Nullable Object body, Plan plan) {
    Batch batch = batch(lane);
    Group joined = body == null ? batch.groupOf(plan.target().id()) : null;
    if (joined != null && joined.plan().deletesLike(plan)) {
      joined.plan().append(record, null, joined.rows());
    } else {
      Rows rows = batch.rowsFor(plan);
      plan.append(record, body, rows);
    }
    batch.count(partition(record), record.originalKafkaOffset());
  }

  private Batch batch(Lane lane) {
    if (lane.filling == null) {
      Batch batch = new Batch(System.nanoTime(), buffers);
      lane.filling = batch;
      open.add(batch);
      return batch;
    }
    return lane.filling;
  }

  private boolean hasRoom(Lane lane) {
    Batch filling = lane.filling;
    if (filling == null || !settings.isFull(filling)) {
      return true;
    }
    return lane.offer() || (!lane.isHeldUp() && lane.awaitIdle(ROOM) && lane.offer());
  }

  private Lane lane(SinkRecord record, @Nullable Object body, Plan plan) {
    if (lanes.size() == 1) {
      return lanes.get(0);
    } else if (spread == Spread.PARTITION || plan.key().isEmpty()) {
      return byPartition(record);
    }
    scratch.truncate(0);
    plan.appendKey(record, body, scratch);
    int hash = KeyBytes.hash(scratch.array(), 0, scratch.size());
    return lanes.get(Math.floorMod(hash, lanes.size()));
  }

  private Lane byPartition(SinkRecord record) {
    return lanes.get(Math.floorMod(partition(record).hashCode(), lanes.size()));
  }

  /** Records come by partition: nearly always the one of the record before. */
  TopicPartition partition(SinkRecord record) {
    if (record.originalKafkaPartition() != partition.partition()
        || !record.originalTopic().equals(partition.topic())) {
      partition = new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
    }
    return partition;
  }
}
