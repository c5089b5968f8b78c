/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.poll;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The records that a source has handed to its worker and that Kafka has not acknowledged yet;
 * bounded, because the worker itself takes as many as fill the producer's {@code buffer.memory}.
 * With small records these are hundreds of thousands of live objects, which the collector moves
 * again and again.
 *
 * <p>{@code poll} waits for room and adds what it returns, {@code commitRecord} takes away; any
 * thread. Not for transactions by interval: there nothing is acknowledged before the transaction
 * ends, which takes another {@code poll}.
 */
public final class InFlight {
  private final long maxRecords;
  private final long maxBytes;
  private final AtomicLong records = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition drained = lock.newCondition();
  private volatile boolean awaited;
  private boolean closed;

  /** A bound that lets the next batch pass while less than both limits is under way. */
  public InFlight(long maxRecords, long maxBytes) {
    this.maxRecords = maxRecords;
    this.maxBytes = maxBytes;
  }

  /** Without a bound: only counts. */
  public static InFlight unbounded() {
    return new InFlight(Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** Waits for room; false when there is none in time, or after {@link #close}. */
  public boolean awaitRoom(Duration patience) throws InterruptedException {
    if (hasRoom()) {
      return true;
    }
    lock.lockInterruptibly();
    try {
      awaited = true;
      long left = patience.toNanos();
      while (!closed && !hasRoom() && left > 0) {
        left = drained.awaitNanos(left);
      }
      return !closed && hasRoom();
    } finally {
      awaited = false;
      lock.unlock();
    }
  }

  private boolean hasRoom() {
    return records.get() < maxRecords && bytes.get() < maxBytes;
  }

  /** Before the worker gets them. */
  public void add(int count, long size) {
    records.addAndGet(count);
    bytes.addAndGet(size);
  }

  /** The worker is through with one: Kafka has it, or it was filtered, or dropped as bad. */
  public void remove(long size) {
    records.decrementAndGet();
    bytes.addAndGet(-size);
    if (awaited && hasRoom()) {
      wake();
    }
  }

  private void wake() {
    lock.lock();
    try {
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many records are under way. */
  public long records() {
    return records.get();
  }

  /** How many bytes of records are under way. */
  public long bytes() {
    return bytes.get();
  }

  /** Ends every wait, for good. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
