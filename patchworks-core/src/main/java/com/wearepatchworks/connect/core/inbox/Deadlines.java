/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.inbox;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who still waits for an answer, and for how long already. All have the same patience; at its end
 * their action runs, a few tens of milliseconds late at the most. The number of waiting ones is
 * bounded by a {@link Budget}, so that a look at each of them now and then is cheaper than a timer
 * for each.
 */
public final class Deadlines implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
  private static final long SWEEP_MS = 20;

  private final long patienceNanos;
  private final LongSupplier nanoTime;
  private final ScheduledThreadPoolExecutor sweeper;
  private final Set<Watch> open = ConcurrentHashMap.newKeySet();
  private final Object idle = new Object();

  /** Whether somebody waits for the end of all: until then nobody need be told. */
  private volatile boolean awaited;

  /** Deadlines of {@code patience}; {@code threadName} names the daemon thread that keeps them. */
  public Deadlines(Duration patience, String threadName) {
    this(patience, threadName, System::nanoTime);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // ends with the executor
  Deadlines(Duration patience, String threadName, LongSupplier nanoTime) {
    this.patienceNanos = patience.toNanos();
    this.nanoTime = nanoTime;
    this.sweeper =
        new ScheduledThreadPoolExecutor(
            1,
            action -> {
              Thread thread = new Thread(action, threadName);
              thread.setDaemon(true);
              return thread;
            });
    sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
  }

  /** One who waits. */
  public final class Watch {
    private final long since = nanoTime.getAsLong();
    private final Runnable whenOverdue;

    private Watch(Runnable whenOverdue) {
      this.whenOverdue = whenOverdue;
    }

    /** Was answered: true the first time, unless the action has run or runs now. */
    public boolean end() {
      boolean mine = open.remove(this);
      if (awaited && open.isEmpty()) {
        synchronized (idle) {
          idle.notifyAll();
        }
      }
      return mine;
    }

    /** How long it has waited, in nanoseconds. */
    public long ageNanos() {
      return nanoTime.getAsLong() - since;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    /** Spares the JVM making up an identity hash, once for every message. */
    @Override
    public int hashCode() {
      return Long.hashCode(since);
    }
  }

  /** Starts the patience of one who waits. */
  public Watch watch(Runnable whenOverdue) {
    Watch watch = new Watch(whenOverdue);
    open.add(watch);
    return watch;
  }

  /** How many wait. */
  public int waiting() {
    return open.size();
  }

  /** How long the longest has waited, in milliseconds; 0 when nobody waits. */
  public long oldestMs() {
    long oldest = 0;
    for (Watch watch : open) {
      oldest = Math.max(oldest, watch.ageNanos());
    }
    return TimeUnit.NANOSECONDS.toMillis(oldest);
  }

  /** Waits until nobody waits, but no longer than {@code limit}; true when nobody does. */
  public boolean awaitNone(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    awaited = true;
    synchronized (idle) {
      while (!open.isEmpty()) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        idle.wait(left);
      }
    }
    return true;
  }

  /** Everybody's patience is over now. */
  public void expireAll() {
    open.forEach(this::expire);
  }

  private void sweep() {
    for (Watch watch : open) {
      if (watch.ageNanos() >= patienceNanos) {
        expire(watch);
      }
    }
  }

  private void expire(Watch watch) {
    if (!watch.end()) {
      return;
    }
    try {
      watch.whenOverdue.run();
    } catch (RuntimeException e) {
      LOG.error("Telling a sender that it waited too long failed", e);
    }
  }

  @Override
  public void close() {
    sweeper.shutdownNow();
    expireAll();
  }
}
