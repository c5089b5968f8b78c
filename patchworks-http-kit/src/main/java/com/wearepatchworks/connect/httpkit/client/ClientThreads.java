/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one client. The library's own shutdown waits for those that do its work, and not
 * for the one that started them; here all are waited for.
 */
final class ClientThreads implements ThreadFactory {
  private final String prefix;
  private final AtomicInteger count = new AtomicInteger();
  private final List<Thread> made = new CopyOnWriteArrayList<>();

  ClientThreads(String name) {
    this.prefix = "patchworks-http-" + name + "-";
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, prefix + count.getAndIncrement());
    thread.setDaemon(true);
    made.removeIf(each -> each.getState() == Thread.State.TERMINATED);
    made.add(thread);
    return thread;
  }

  /** Waits until they have ended, or the time is over; from one of them it does not wait. */
  void awaitEnd(long deadlineNanos) throws InterruptedException {
    for (Thread thread : made) {
      long left = deadlineNanos - System.nanoTime();
      if (left > 0 && thread != Thread.currentThread()) {
        TimeUnit.NANOSECONDS.timedJoin(thread, left);
      }
    }
  }
}
