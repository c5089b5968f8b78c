/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import io.netty.util.concurrent.FastThreadLocalThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Daemon threads that are called after their port and waited for at the end. */
final class NamedThreads implements ThreadFactory {
  private final List<Thread> threads = new ArrayList<>();
  private String prefix;

  NamedThreads(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public synchronized Thread newThread(Runnable work) {
    Thread thread = new FastThread(work, prefix + "-" + threads.size());
    threads.add(thread);
    return thread;
  }

  /** The port is known only after the first thread has bound it. */
  synchronized void rename(String newPrefix) {
    prefix = newPrefix;
    for (int i = 0; i < threads.size(); i++) {
      threads.get(i).setName(prefix + "-" + i);
    }
  }

  /** Waits until all have ended, at most {@code time}. */
  void join(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    List<Thread> all;
    synchronized (this) {
      all = List.copyOf(threads);
    }
    try {
      for (Thread thread : all) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        thread.join(Math.max(1, left));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gives Netty its fast thread locals. */
  private static final class FastThread extends FastThreadLocalThread {
    FastThread(Runnable work, String name) {
      super(work, name);
      setDaemon(true);
    }
  }
}
