/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import com.wearepatchworks.connect.core.delivery.ThreadTimer;
import com.wearepatchworks.connect.core.delivery.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads and clocks: a seam, so that tests need not wait.
 *
 * @param executor where work at the store is done
 * @param timer for the waits between attempts
 * @param clock for everything that has to do with files
 * @param patience how long a revoked partition's begun publications may take
 * @param end stops the threads
 */
record Surroundings(Executor executor, Timer timer, Clock clock, Duration patience, Runnable end) {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Real ones. */
  static Surroundings real(int threads, String taskName) {
    AtomicInteger number = new AtomicInteger();
    ExecutorService executor =
        Executors.newFixedThreadPool(
            threads,
            action -> {
              Thread thread = new Thread(action);
              thread.setDaemon(true);
              thread.setName(
                  "patchworks-files-%s-%d".formatted(taskName, number.getAndIncrement()));
              return thread;
            });
    return new Surroundings(
        executor,
        new ThreadTimer("patchworks-retry-" + taskName),
        Clock.systemUTC(),
        PATIENCE,
        executor::shutdownNow);
  }

  void close() {
    timer.close();
    end.run();
  }
}
