/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Between the threads that read and the {@code poll} of the task; bounded in records and bytes. Who
 * brings too much waits.
 */
public final class Handover {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private final Deque<Chunk> chunks = new ArrayDeque<>();
  private final Limits limits;
  private int records;
  private long bytes;
  private boolean closed;
  private @Nullable RuntimeException failure;
  private volatile boolean hungry;

  /**
   * How much may wait, and how much {@code poll} returns.
   *
   * @param pollRecords about so many at the most
   */
  public record Limits(int records, long bytes, int pollRecords) {}

  /** Records for one {@code poll}, of one transaction at the most. */
  record Batch(List<SourceRecord> records, long bytes, Chunk.Boundary boundary) {}

  /** An empty one. */
  public Handover(Limits limits) {
    this.limits = limits;
  }

  /** Whether {@code poll} waits for records now. */
  boolean isHungry() {
    return hungry;
  }

  /** Hands over; waits while there is too much, and is interrupted by {@link #close}. */
  void put(Chunk chunk) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && isFull(chunk)) {
        drained.await();
      }
      if (closed) {
        throw new InterruptedException("The task stops");
      }
      chunks.add(chunk);
      records += chunk.records().size();
      bytes += chunk.bytes();
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  private boolean isFull(Chunk chunk) {
    return !chunks.isEmpty()
        && (records + chunk.records().size() > limits.records
            || bytes + chunk.bytes() > limits.bytes);
  }

  /**
   * All that wait, up to the end of a transaction or the bound of a poll; null when none came in
   * time.
   */
  @Nullable Batch poll(Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      hungry = chunks.isEmpty();
      while (chunks.isEmpty() && failure == null && !closed && left > 0) {
        left = filled.awaitNanos(left);
      }
      if (chunks.isEmpty() && failure != null) {
        throw failure;
      }
      Batch batch = chunks.isEmpty() ? null : batch();
      drained.signalAll();
      return batch;
    } finally {
      hungry = false;
      lock.unlock();
    }
  }

  private Batch batch() {
    Chunk first = take();
    if (isLast(first, first.records().size())) {
      return new Batch(first.records(), first.bytes(), first.boundary());
    }
    List<SourceRecord> joined = new ArrayList<>(Math.min(records, limits.pollRecords));
    Chunk last = first;
    long size = first.bytes();
    joined.addAll(first.records());
    while (!isLast(last, joined.size())) {
      last = take();
      joined.addAll(last.records());
      size += last.bytes();
    }
    return new Batch(joined, size, last.boundary());
  }

  private boolean isLast(Chunk chunk, int taken) {
    Chunk next = chunks.peek();
    return chunk.boundary() != Chunk.Boundary.NONE
        || next == null
        || taken + next.records().size() > limits.pollRecords;
  }

  private Chunk take() {
    Chunk chunk = chunks.remove();
    records -= chunk.records().size();
    bytes -= chunk.bytes();
    return chunk;
  }

  /** Lets {@code poll} throw when all that was handed over before has been taken. */
  public void fail(RuntimeException cause) {
    lock.lock();
    try {
      if (failure == null) {
        failure = cause;
      }
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Wakes whoever waits, for good. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      filled.signalAll();
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Records that wait for {@code poll}. */
  public int waiting() {
    lock.lock();
    try {
      return records;
    } finally {
      lock.unlock();
    }
  }
}
