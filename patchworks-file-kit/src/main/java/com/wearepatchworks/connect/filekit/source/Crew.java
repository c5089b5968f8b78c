/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source;

import com.wearepatchworks.connect.filekit.pacing.Timing;
import com.wearepatchworks.connect.filekit.source.reading.ReadingPool.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of a task. What one of them dies of fails the task; a stop does not. */
final class Crew {
  private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
  private static final long PATIENCE_MS = 3_000;

  private final List<Thread> threads = new ArrayList<>();
  private final String taskName;
  private final Timing timing;
  private final Consumer<RuntimeException> failure;

  Crew(String taskName, Timing timing, Consumer<RuntimeException> failure) {
    this.taskName = taskName;
    this.timing = timing;
    this.failure = failure;
  }

  void employ(String role, Work work) {
    Thread thread = new Thread(() -> run(work), "patchworks-%s-%s".formatted(taskName, role));
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void run(Work work) {
    try {
      work.run();
    } catch (InterruptedException stopped) {
      LOG.debug("{} stops", Thread.currentThread().getName());
    } catch (ConnectException e) {
      fail(e);
    } catch (RuntimeException | Error e) {
      fail(new ConnectException("A defect in the connector: " + e, e));
    }
  }

  private void fail(RuntimeException cause) {
    if (!timing.stopped()) {
      failure.accept(cause);
    }
  }

  /** Interrupts them all, and waits a little. */
  void dismiss() {
    threads.forEach(Thread::interrupt);
    long end = System.nanoTime() + PATIENCE_MS * 1_000_000;
    for (Thread thread : threads) {
      try {
        thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      if (thread.isAlive()) {
        LOG.warn("{} does not end", thread.getName());
      }
    }
  }
}
