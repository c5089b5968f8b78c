/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Pages between the thread that reads them, one that makes their records, and the one that sends;
 * bounded by their bytes.
 */
final class HandOver {
  /** A page, and its records as soon as they are made. */
  private record Page(Chunk chunk, Future<List<SourceRecord>> records) {}

  private final long maxBytes;
  private final ExecutorService converter;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Page> pages = new ArrayDeque<>();
  private long bytes;
  private boolean closed;
  private @Nullable RuntimeException failure;

  HandOver(long maxBytes, String name) {
    this.maxBytes = maxBytes;
    this.converter =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Waits for room; one page is always let in. False: nobody wants it any more. */
  boolean put(Chunk chunk) throws InterruptedException {
    lock.lock();
    try {
      while (!closed && !pages.isEmpty() && bytes + chunk.bytes() > maxBytes) {
        changed.await();
      }
      if (!closed) {
        pages.add(new Page(chunk, converter.submit(chunk.records())));
        bytes += chunk.bytes();
        changed.signalAll();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The records of the next page; null if none comes in time.
   *
   * @throws ConnectException when reading has failed, after what was read before
   */
  @Nullable List<SourceRecord> take(Duration patience) throws InterruptedException {
    Page page = next(patience);
    if (page == null) {
      return null;
    }
    try {
      return page.records.get();
    } catch (CancellationException e) {
      return null;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException why
          ? why
          : new ConnectException("A page cannot be made into records", e.getCause());
    }
  }

  private @Nullable Page next(Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (pages.isEmpty() && failure == null && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      Page page = closed ? null : pages.poll();
      if (page != null) {
        bytes -= page.chunk.bytes();
        changed.signalAll();
      } else if (failure != null) {
        throw failure;
      }
      return page;
    } finally {
      lock.unlock();
    }
  }

  /** Reading is over. */
  void fail(RuntimeException why) {
    lock.lock();
    try {
      failure = why;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Both sides go. */
  void close() {
    lock.lock();
    try {
      closed = true;
      pages.forEach(page -> page.records.cancel(true));
      changed.signalAll();
      converter.shutdown();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until closed, or so long. True: closed. */
  boolean awaitClose(Duration patience) throws InterruptedException {
    long left = TimeUnit.MILLISECONDS.toNanos(patience.toMillis());
    lock.lock();
    try {
      while (!closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return closed;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Bytes that wait to be sent. */
  long waitingBytes() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }
}
