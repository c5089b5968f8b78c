/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One writer with its thread: it writes one batch while the task's thread fills the next. */
final class Lane {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  private final BatchWriter writer;
  private final Backoff backoff;
  private final Thread thread;
  private @Nullable Batch inFlight;
  private @Nullable RuntimeException failure;
  private boolean stopped;

  /** The batch that the task's thread fills; touched by that thread only. */
  @Nullable Batch filling;

  Lane(String name, BatchWriter writer, Backoff backoff) {
    this.writer = writer;
    this.backoff = backoff;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      for (Batch batch = next(); batch != null; batch = next()) {
        writer.write(batch);
        done();
      }
    } catch (InterruptedException e) {
      LOG.debug("A writer was stopped");
    } catch (RuntimeException e) {
      failed(e);
    } catch (Error e) {
      failed(new ConnectException("A writer broke down: " + e, e));
      throw e;
    } finally {
      writer.disconnect();
    }
  }

  private synchronized @Nullable Batch next() throws InterruptedException {
    while (inFlight == null && !stopped) {
      wait();
    }
    return stopped ? null : inFlight;
  }

  private synchronized void done() {
    inFlight = null;
    notifyAll();
  }

  private synchronized void failed(RuntimeException e) {
    failure = e;
    notifyAll();
  }

  /** Throws what made the writer give up. */
  synchronized void rethrow() {
    if (failure != null) {
      throw failure;
    }
  }

  /** Takes the batch that was filled, unless another one is being written. */
  synchronized boolean offer() {
    rethrow();
    if (inFlight != null) {
      return false;
    }
    inFlight = filling;
    filling = null;
    notifyAll();
    return true;
  }

  synchronized boolean isIdle() {
    return inFlight == null;
  }

  /** Whether the batch is refused for the time being, or waits for the task's own thread. */
  synchronized boolean isHeldUp() {
    return inFlight != null && (backoff.isRetrying() || inFlight.isAwaitingReports());
  }

  /** Waits until nothing is being written; false when that takes longer than {@code limit}. */
  synchronized boolean awaitIdle(Duration limit) {
    long until = System.nanoTime() + limit.toNanos();
    try {
      while (inFlight != null && failure == null) {
        long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        if (left <= 0 || isHeldUp()) {
          return false;
        }
        wait(Math.min(left, 20));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    rethrow();
    return true;
  }

  /** Ends the thread, whatever it does; its connection is cut for that. */
  void stop() {
    synchronized (this) {
      stopped = true;
      notifyAll();
    }
    thread.interrupt();
    writer.abort();
  }

  void join(Duration limit) throws InterruptedException {
    thread.join(limit.toMillis());
  }
}
