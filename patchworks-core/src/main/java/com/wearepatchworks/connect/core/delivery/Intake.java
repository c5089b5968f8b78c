/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import com.wearepatchworks.connect.core.metrics.Metrics;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;

/**
 * What an asynchronous sink task holds: takes records from {@code put}, pauses partitions instead
 * of blocking, reports dead letters, fails the task, and says which offsets may be committed.
 * Called on the task's thread only.
 */
public final class Intake implements AutoCloseable {
  private static final double RESUME_BELOW = 0.5;

  /**
   * How soon the worker calls {@code put} again while the buffer is full: it must not run dry
   * before.
   */
  private static final long FULL_WAIT_MS = 10;

  /**
   * How soon it calls again while records are under way, so that failures and dead letters are
   * seen.
   */
  private static final long BUSY_WAIT_MS = 100;

  private final SinkTaskContext context;
  private final Delivery delivery;
  private final Timer timer;
  private final Duration commitInterval;
  private boolean paused;
  private long lastCommitNanos;
  private long settledAtCommit;

  /** An intake that sends with {@code sender}, in real time. */
  public Intake(SinkTaskContext context, DeliveryOptions options, Sender sender, String taskName) {
    this(context, options, sender, new ThreadTimer("patchworks-retry-" + taskName));
  }

  Intake(SinkTaskContext context, DeliveryOptions options, Sender sender, Timer timer) {
    this.context = context;
    this.timer = timer;
    this.commitInterval = options.commitInterval();
    this.delivery = new Delivery(options, sender, timer);
    this.lastCommitNanos = timer.nanoTime();
  }

  /** Exposes what is under way and the totals. */
  public Intake measuredBy(Metrics metrics) {
    metrics.gauge("records-buffered", "Records taken on and not settled", delivery::size);
    metrics.gauge("bytes-buffered", "Estimated size of those records", delivery::bytes);
    metrics.gauge("in-flight", "Attempts under way", delivery::inFlight);
    metrics.gauge("delivered-total", "Records delivered", delivery.statistics::deliveredTotal);
    metrics.gauge("retries-total", "Attempts to be repeated", delivery.statistics::retriedTotal);
    metrics.gauge("dead-letters-total", "Dead letters", delivery.statistics::reportedTotal);
    return this;
  }

  /**
   * Takes records on and returns at once.
   *
   * @throws ConnectException when delivery cannot go on
   */
  public void put(Collection<SinkRecord> records) {
    settle();
    delivery.accept(records);
    applyBackPressure();
    requestCommit();
  }

  /** Up to where everything is delivered or reported. */
  public Map<TopicPartition, OffsetAndMetadata> preCommit(
      Map<TopicPartition, OffsetAndMetadata> consumed) {
    settle();
    committed();
    return delivery.committable(consumed);
  }

  /**
   * Partitions were assigned. The worker has paused again those that were paused when they were
   * last owned, even if the pause was lifted while nothing was assigned: the next {@code put} lifts
   * it.
   */
  public void open() {
    paused = true;
  }

  /** Partitions were revoked: their unsent records are somebody else's. */
  public void close(Collection<TopicPartition> revoked) {
    delivery.abandon(revoked);
  }

  @Override
  public void close() {
    delivery.close();
  }

  private void settle() {
    reportDeadLetters();
    Exception failure = delivery.failure();
    if (failure != null) {
      throw new ConnectException(
          failure.getMessage() == null ? failure.toString() : failure.getMessage(), failure);
    }
  }

  /**
   * The worker only logs what {@code preCommit} throws, and rewinds: a failure must still be there
   * at the next {@code put}.
   */
  private void reportDeadLetters() {
    try {
      delivery.deadLetters.settle(
          context.errantRecordReporter(),
          pending -> pending.abandoned,
          reported -> {
            delivery.statistics.reported();
            delivery.settle(reported);
          });
    } catch (RuntimeException e) {
      delivery.fail(e);
    }
  }

  private void applyBackPressure() {
    double fill = delivery.fill();
    TopicPartition[] assigned = context.assignment().toArray(TopicPartition[]::new);
    if (fill >= 1) {
      context.pause(assigned);
      paused = true;
    } else if (paused && fill < RESUME_BELOW) {
      context.resume(assigned);
      paused = false;
    }
    if (fill > 0) {
      context.timeout(paused ? FULL_WAIT_MS : BUSY_WAIT_MS);
    }
  }

  /**
   * When all is settled the worker sleeps until its own next commit: then it is woken for this one.
   */
  private void requestCommit() {
    if (settledTotal() == settledAtCommit) {
      return;
    }
    long left = commitInterval.toNanos() - (timer.nanoTime() - lastCommitNanos);
    if (left <= 0) {
      context.requestCommit();
      committed();
    } else if (delivery.size() == 0) {
      context.timeout(TimeUnit.NANOSECONDS.toMillis(left) + 1);
    }
  }

  private void committed() {
    lastCommitNanos = timer.nanoTime();
    settledAtCommit = settledTotal();
  }

  private long settledTotal() {
    return delivery.statistics.deliveredTotal() + delivery.statistics.reportedTotal();
  }
}
