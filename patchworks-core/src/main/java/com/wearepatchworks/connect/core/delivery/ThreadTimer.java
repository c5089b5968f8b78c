/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Real time, on one daemon thread. */
public final class ThreadTimer implements Timer {
  private final ScheduledThreadPoolExecutor executor;

  /** A timer whose thread has the given name. */
  public ThreadTimer(String threadName) {
    ThreadFactory threads =
        action -> {
          Thread thread = Executors.defaultThreadFactory().newThread(action);
          thread.setDaemon(true);
          thread.setName(threadName);
          return thread;
        };
    executor = new ScheduledThreadPoolExecutor(1, threads);
    executor.setRemoveOnCancelPolicy(true);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the action handles its own failures
  public void after(Duration delay, Runnable action) {
    try {
      executor.schedule(action, TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closed) {
      // close() won the race: nobody waits for the action any more
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
