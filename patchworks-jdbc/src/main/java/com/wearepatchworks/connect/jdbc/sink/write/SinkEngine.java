/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.core.metrics.Metrics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records from the worker, keeps them until a batch is worth it, and hands batches to
 * writers. Never blocks for long: what finds no room waits here while the partitions are paused.
 */
public final class SinkEngine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SinkEngine.class);

  /** How soon the worker is asked to call again while something is under way. */
  private static final long SOON_MS = 20;

  private static final Duration DRAIN = Duration.ofSeconds(10);

  private final SinkTaskContext context;
  private final EngineParts parts;
  private final ArrayDeque<SinkRecord> backlog = new ArrayDeque<>();
  private boolean paused;

  SinkEngine(SinkTaskContext context, EngineParts parts) {
    this.context = context;
    this.parts = parts;
    parts.lanes().start();
  }

  /** Shows numbers. */
  public SinkEngine measuredBy(Metrics metrics) {
    parts.statistics().showIn(metrics);
    return this;
  }

  /** Takes records on; called without any to keep going. */
  public void put(Collection<SinkRecord> records) {
    checkWriters();
    backlog.addAll(records);
    accept();
    parts.bad().settle();
    handOver();
    steer();
  }

  private void checkWriters() {
    parts.bad().settle();
    parts.lanes().all().forEach(Lane::rethrow);
  }

  private void accept() {
    if (backlog.isEmpty() || !parts.owner().isReady(backlog)) {
      return;
    }
    long start = System.nanoTime();
    while (!backlog.isEmpty() && parts.admission().accept(backlog.peek())) {
      backlog.remove();
    }
    parts.statistics().encoded(System.nanoTime() - start);
  }

  private void handOver() {
    long now = System.nanoTime();
    for (Lane lane : parts.lanes().all()) {
      Batch batch = lane.filling;
      if (batch != null && isDue(batch, lane, now)) {
        lane.offer();
      }
    }
  }

  private boolean isDue(Batch batch, Lane lane, long now) {
    WriteSettings settings = parts.settings();
    return settings.isFull(batch)
        || now - batch.started() >= settings.linger().toNanos()
        || (settings.isWorthwhile(batch) && lane.isIdle());
  }

  private void steer() {
    if (backlog.isEmpty() && paused) {
      context.resume(assigned());
      paused = false;
    } else if (!backlog.isEmpty()) { // again each time: partitions may have come
      context.pause(assigned());
      paused = true;
    }
    if (!backlog.isEmpty() || !parts.open().isEmpty()) {
      context.timeout(Math.max(1, Math.min(SOON_MS, lingerLeft())));
    }
  }

  private TopicPartition[] assigned() {
    return context.assignment().toArray(TopicPartition[]::new);
  }

  private long lingerLeft() {
    long linger = parts.settings().linger().toNanos();
    long now = System.nanoTime();
    long least = TimeUnit.MILLISECONDS.toNanos(SOON_MS);
    for (Lane lane : parts.lanes().all()) {
      if (lane.filling != null && lane.isIdle()) {
        least = Math.min(least, linger - (now - lane.filling.started()));
      }
    }
    return TimeUnit.NANOSECONDS.toMillis(least);
  }

  /** Writes what there is, as far as that is quick, and says which offsets may be committed. */
  public Map<TopicPartition, OffsetAndMetadata> preCommit(
      Map<TopicPartition, OffsetAndMetadata> consumed) {
    checkWriters();
    drain();
    Map<TopicPartition, OffsetAndMetadata> result = parts.open().committable(consumed);
    for (SinkRecord record : backlog) {
      TopicPartition partition =
          new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
      result.computeIfPresent(
          partition,
          (p, position) ->
              position.offset() > record.originalKafkaOffset()
                  ? new OffsetAndMetadata(record.originalKafkaOffset())
                  : position);
    }
    return result;
  }

  private void drain() {
    long until = System.nanoTime() + DRAIN.toNanos();
    for (Lane lane : parts.lanes().all()) {
      Duration left = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
      if (!lane.isIdle() && (lane.isHeldUp() || !lane.awaitIdle(left))) {
        continue;
      }
      if (lane.filling != null && lane.offer()) {
        left = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
        lane.awaitIdle(left);
      }
    }
    parts.bad().settle();
  }

  /** Takes over partitions. */
  public void open(Collection<TopicPartition> partitions) {
    parts.owner().open(partitions);
  }

  /**
   * Gives partitions up. What is not written by then is dropped, and read again by whoever has the
   * partition.
   */
  public void close(Collection<TopicPartition> partitions) {
    backlog.removeIf(
        record ->
            partitions.contains(
                new TopicPartition(record.originalTopic(), record.originalKafkaPartition())));
    if (!parts.open().isEmpty()) {
      abandon(partitions);
    }
    parts.owner().release(partitions);
  }

  /** The next owner may write newer rows: nothing of ours may come after them. */
  private void abandon(Collection<TopicPartition> revoked) {
    try {
      drain();
    } catch (RuntimeException e) {
      LOG.debug("Partitions are given up by a task that has failed", e);
    }
    if (parts.open().isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> again = new HashMap<>(parts.open().dropAll(revoked));
    backlog.forEach(
        record ->
            again.merge(
                new TopicPartition(record.originalTopic(), record.originalKafkaPartition()),
                record.originalKafkaOffset(),
                Math::min));
    backlog.clear();
    parts.lanes().restart();
    parts.owner().reset();
    if (!again.isEmpty()) {
      context.offset(again);
    }
  }

  /** Ends the writers. */
  @Override
  public void close() {
    parts.lanes().stop();
  }
}
