/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of one message of a sender, answered together. It is filled by one thread, offered to
 * an {@link Inbox}, and ends in exactly one of: settled (Kafka's answer for every record is known)
 * or withdrawn (nothing was handed to Kafka).
 */
public final class Submission {
  private static final Logger LOG = LoggerFactory.getLogger(Submission.class);

  private enum State {
    WAITING,
    TAKEN,
    WITHDRAWN,
    SETTLED
  }

  /**
   * What became of the records.
   *
   * @param published in Kafka
   * @param dropped not in Kafka: filtered by a transform, or conversion or send failed and was
   *     tolerated
   */
  public record Settled(int published, int dropped) {}

  private final Consumer<Settled> whenSettled;
  private final List<InboxRecord> records = new ArrayList<>(1);
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger dropped = new AtomicInteger();

  private volatile @Nullable Inbox inbox;

  /**
   * An empty submission.
   *
   * @param whenSettled runs once, on a Kafka producer's I/O thread (on the task's thread when there
   *     is no record): it must be quick and must not block
   */
  public Submission(Consumer<Settled> whenSettled) {
    this.whenSettled = whenSettled;
  }

  /** Adds a record; only before the submission is offered. */
  public void add(SourceRecord draft) {
    records.add(new InboxRecord(draft, this));
  }

  /** How many records it has. */
  public int size() {
    return records.size();
  }

  /**
   * Takes it back, for example because the sender's patience is at its end. True when that was in
   * time: then none of its records reaches Kafka, and {@code whenSettled} never runs. False when
   * Kafka may have some or all of them.
   */
  public boolean withdraw() {
    if (!state.compareAndSet(State.WAITING, State.WITHDRAWN)) {
      return false;
    }
    Inbox offeredTo = inbox;
    if (offeredTo != null) {
      offeredTo.forget(this);
    }
    return true;
  }

  /**
   * Whoever withdraws from now on tells {@code offeredTo}; false when that has happened already.
   */
  boolean offeredTo(Inbox offeredTo) {
    inbox = offeredTo;
    return state.get() == State.WAITING;
  }

  /** For {@code poll}: its records, or none when it was withdrawn. */
  List<InboxRecord> take() {
    open.set(records.size());
    if (!state.compareAndSet(State.WAITING, State.TAKEN)) {
      return List.of();
    }
    if (records.isEmpty() && state.compareAndSet(State.TAKEN, State.SETTLED)) {
      settle();
    }
    return records;
  }

  void committed(boolean published) {
    if (!published) {
      dropped.incrementAndGet();
    }
    if (open.decrementAndGet() == 0 && state.compareAndSet(State.TAKEN, State.SETTLED)) {
      settle();
    }
  }

  private void settle() {
    int lost = dropped.get();
    try {
      whenSettled.accept(new Settled(records.size() - lost, lost));
    } catch (RuntimeException e) {
      LOG.error(
          "Answering a sender failed; {} of its records are in Kafka", records.size() - lost, e);
    }
  }
}
