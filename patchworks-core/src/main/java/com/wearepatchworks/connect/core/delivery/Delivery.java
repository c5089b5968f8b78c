/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import com.wearepatchworks.connect.core.failure.DeadLetters;
import com.wearepatchworks.connect.core.failure.Outcome;
import com.wearepatchworks.connect.core.offset.Watermarks;
import com.wearepatchworks.connect.core.record.RecordSize;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sends records with many attempts under way, the records of one lane in order. A lane whose record
 * is being retried waits alone, and holds no place in flight while it waits. Nothing here blocks;
 * any thread may call.
 *
 * <p>Every record ends delivered, or in {@link #deadLetters} (settled by whoever reports it), or
 * makes {@link #failure} non-null, after which nothing more is sent.
 */
final class Delivery implements AutoCloseable {

  private final DeliveryOptions options;
  private final Sender sender;
  private final Timer timer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Lanes lanes;
  private final TargetGate gate;
  private final Retries retries;
  private final Watermarks watermarks = new Watermarks();
  private final AtomicInteger dispatchRequests = new AtomicInteger();
  final DeadLetters<Pending> deadLetters = new DeadLetters<>();
  final DeliveryStatistics statistics = new DeliveryStatistics();
  private int inFlight;
  private boolean closed;
  private volatile @Nullable Exception failure;

  Delivery(DeliveryOptions options, Sender sender, Timer timer) {
    this.options = options;
    this.sender = sender;
    this.timer = timer;
    this.lanes = new Lanes(options.ordering());
    this.gate = new TargetGate(timer, this::dispatch);
    this.retries = new Retries(options, timer, gate, statistics);
  }

  /** Takes on records of one {@code put}, in their order, and starts what may start. */
  void accept(Collection<SinkRecord> records) {
    locked(
        () -> {
          for (SinkRecord record : records) {
            TopicPartition partition =
                new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
            lanes.add(
                record,
                watermarks.track(partition, record.originalKafkaOffset()),
                RecordSize.of(record));
          }
          return null;
        });
    dispatch();
  }

  /** Why nothing more is sent; null while all is well. */
  @Nullable Exception failure() {
    return failure;
  }

  /** Sends nothing more; the first cause is kept. */
  void fail(Exception cause) {
    locked(
        () -> {
          if (failure == null) {
            failure = cause;
          }
          return null;
        });
  }

  /** How full it is: 1 and above means that no more should be given. */
  double fill() {
    return locked(
        () ->
            Math.max(
                (double) lanes.size() / options.limits().records(),
                (double) lanes.bytes() / options.limits().bytes()));
  }

  /** Records taken on and not settled. */
  int size() {
    return locked(lanes::size);
  }

  /** Their estimated size. */
  long bytes() {
    return locked(lanes::bytes);
  }

  int inFlight() {
    return locked(() -> inFlight);
  }

  Map<TopicPartition, OffsetAndMetadata> committable(
      Map<TopicPartition, OffsetAndMetadata> consumed) {
    return locked(() -> watermarks.committable(consumed));
  }

  /** A delivered or reported record: its offset may be committed. */
  void settle(Pending pending) {
    locked(
        () -> {
          lanes.settled(pending);
          if (!pending.abandoned) {
            watermarks.settle(pending.ticket);
          }
          return null;
        });
  }

  /** The partitions now belong to somebody else: what has not been sent is not sent. */
  void abandon(Collection<TopicPartition> revoked) {
    locked(
        () -> {
          lanes.abandon(revoked);
          watermarks.forget(revoked);
          return null;
        });
    dispatch();
  }

  @Override
  public void close() {
    locked(() -> closed = true);
    timer.close();
  }

  /**
   * Sends while there is something to send. One thread at a time does it, for all; a call from
   * inside {@code send} (an attempt that ends at once) only asks for another round, so that the
   * stack stays flat.
   */
  private void dispatch() {
    if (dispatchRequests.getAndIncrement() != 0) {
      return;
    }
    int handled = 1;
    do {
      for (Pending next = take(); next != null; next = take()) {
        send(next);
      }
      handled = dispatchRequests.addAndGet(-handled);
    } while (handled != 0);
  }

  private @Nullable Pending take() {
    return locked(
        () -> {
          boolean full = inFlight >= options.limits().inFlight();
          if (closed || failure != null || full || gate.isShut(inFlight)) {
            return null;
          }
          Pending next = lanes.poll();
          if (next != null) {
            inFlight++;
          }
          return next;
        });
  }

  /** Whatever the sender does, the attempt ends: the next one waits for it. */
  private void send(Pending pending) {
    CompletionStage<Outcome> attempt;
    try {
      attempt = Objects.requireNonNull(sender.send(pending.record), "the sender returned null");
    } catch (Throwable e) {
      attempt = CompletableFuture.failedStage(e);
    }
    var unused = attempt.whenComplete((outcome, error) -> finish(pending, known(outcome, error)));
  }

  private static Outcome known(@Nullable Outcome outcome, @Nullable Throwable error) {
    if (error == null) {
      return outcome == null
          ? new Outcome.Fail(new IllegalStateException("the sender gave no outcome"))
          : outcome;
    }
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    return new Outcome.Fail(cause instanceof Exception e ? e : new IllegalStateException(cause));
  }

  private void finish(Pending pending, Outcome outcome) {
    locked(
        () -> {
          inFlight--;
          if (!(outcome instanceof Outcome.Unreachable)) {
            gate.answered();
          }
          if (!pending.abandoned) {
            applyOrFail(pending, outcome);
          }
          return null;
        });
    dispatch();
  }

  /** Nobody sees what is thrown here: the record would be neither under way nor settled. */
  private void applyOrFail(Pending pending, Outcome outcome) {
    try {
      apply(pending, outcome);
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void apply(Pending pending, Outcome outcome) {
    if (outcome instanceof Outcome.Delivered) {
      lanes.advance(pending);
      settle(pending);
      statistics.delivered();
    } else if (outcome instanceof Outcome.Report report) {
      lanes.advance(pending);
      deadLetters.add(pending.record, report, pending);
    } else if (outcome instanceof Outcome.Fail fail) {
      fail(fail.cause());
    } else if (outcome instanceof Outcome.Retry retry) {
      Outcome end = retries.later(pending, retry, this::retryNow);
      if (end != null) {
        apply(pending, end);
      }
    } else if (outcome instanceof Outcome.Unreachable unreachable) {
      unreachable(pending, unreachable);
    }
  }

  /** The same record tries again, so that its budget tells when to give up. */
  private void unreachable(Pending pending, Outcome.Unreachable outcome) {
    Outcome end = retries.whenReachable(pending, outcome.cause());
    if (end == null) {
      lanes.readyFirst(pending);
    } else {
      apply(pending, end);
    }
  }

  private void retryNow(Pending pending) {
    locked(
        () -> {
          lanes.ready(pending);
          return null;
        });
    dispatch();
  }

  private <T extends @Nullable Object> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
