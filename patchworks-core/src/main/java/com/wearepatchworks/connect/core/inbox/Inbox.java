/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Hand-over between the transport threads of a push source and the {@code poll} of its task.
 * Unbounded by itself: what goes in holds a {@link Budget.Lease}. {@code poll} returns as soon as
 * one submission waits, with all that wait (up to a number of records), so that concurrent senders
 * share producer batches and nobody pays for an interval.
 */
public final class Inbox {
  private final Queue<Submission> waiting = new ConcurrentLinkedQueue<>();
  private final int maxRecords;

  /** The thread of {@code poll} while it sleeps: only then need an offer wake anybody. */
  private volatile @Nullable Thread sleeper;

  /**
   * An inbox whose {@code poll} returns about {@code maxRecords} records at the most; a larger
   * submission is returned whole.
   */
  public Inbox(int maxRecords) {
    this.maxRecords = maxRecords;
  }

  /** Hands a filled submission over. Any thread. */
  public void offer(Submission submission) {
    add(submission);
    wake();
  }

  /**
   * Hands a filled submission over, but leaves {@code poll} asleep until {@link #wake}: for a
   * thread that has several, because waking a thread costs more than handing over. Any thread.
   */
  public void add(Submission submission) {
    waiting.add(submission);
    if (!submission.offeredTo(this)) {
      forget(submission);
    }
  }

  /** Ends the sleep of {@code poll}, if it sleeps. Any thread. */
  public void wake() {
    Thread asleep = sleeper;
    if (asleep != null) {
      sleeper = null; // those who come while it wakes are seen by it anyway
      LockSupport.unpark(asleep);
    }
  }

  /** While Kafka is down nobody polls: what is withdrawn must not stay in memory. */
  void forget(Submission withdrawnOrTaken) {
    waiting.remove(withdrawnOrTaken);
  }

  /**
   * For {@code SourceTask.poll}: the records that wait; null when none came within {@code
   * patience}. One thread at a time.
   */
  public @Nullable List<SourceRecord> poll(Duration patience) throws InterruptedException {
    Submission first = first(System.nanoTime() + patience.toNanos());
    if (first == null) {
      return null;
    }
    List<SourceRecord> batch = new ArrayList<>();
    for (Submission next = first; next != null; next = nextWithin(batch.size())) {
      batch.addAll(next.take());
    }
    return batch.isEmpty() ? null : batch;
  }

  private @Nullable Submission first(long end) throws InterruptedException {
    Submission first = waiting.poll();
    for (long left = 1; first == null && left > 0; first = waiting.poll()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      sleeper = Thread.currentThread();
      left = end - System.nanoTime();
      if (left > 0 && waiting.isEmpty()) { // who offered before that saw no sleeper
        LockSupport.parkNanos(this, left);
      }
    }
    sleeper = null;
    return first;
  }

  private @Nullable Submission nextWithin(int taken) {
    Submission next = waiting.peek();
    return next == null || taken + next.size() > maxRecords ? null : waiting.poll();
  }

  /**
   * For {@code SourceTask.commitRecord}. Only metadata means that Kafka has the record: it is null
   * when a transform dropped the record and when its conversion or sending failed under {@code
   * errors.tolerance=all}.
   */
  public void committed(SourceRecord record, @Nullable RecordMetadata metadata) {
    if (record instanceof InboxRecord ours) {
      ours.submission().committed(metadata != null);
    }
  }

  /** Submissions that {@code poll} has not taken. */
  public int waiting() {
    return waiting.size();
  }
}
