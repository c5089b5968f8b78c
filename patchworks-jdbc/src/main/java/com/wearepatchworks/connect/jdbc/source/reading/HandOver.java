/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** Pages between the thread that reads them and the one that sends; bounded by their bytes. */
final class HandOver {
  private final long maxBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Chunk> chunks = new ArrayDeque<>();
  private long bytes;
  private boolean closed;
  private @Nullable RuntimeException failure;

  HandOver(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Waits for room; one page is always let in. False: nobody wants it any more. */
  boolean put(Chunk chunk) throws InterruptedException {
    lock.lock();
    try {
      while (!closed && !chunks.isEmpty() && bytes + chunk.bytes() > maxBytes) {
        changed.await();
      }
      if (!closed) {
        chunks.add(chunk);
        bytes += chunk.bytes();
        changed.signalAll();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next page; null if none comes in time.
   *
   * @throws ConnectException when reading has failed, after what was read before
   */
  @Nullable Chunk take(Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (chunks.isEmpty() && failure == null && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      Chunk chunk = chunks.poll();
      if (chunk != null) {
        bytes -= chunk.bytes();
        changed.signalAll();
      } else if (failure != null) {
        throw failure;
      }
      return chunk;
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
      changed.signalAll();
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
