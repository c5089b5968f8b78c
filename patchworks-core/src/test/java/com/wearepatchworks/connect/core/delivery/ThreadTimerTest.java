/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ThreadTimerTest {
  @Test
  void runsActionsLaterOnItsOwnDaemonThread() throws Exception {
    CompletableFuture<Thread> ranOn = new CompletableFuture<>();
    try (ThreadTimer timer = new ThreadTimer("timer-under-test")) {
      long start = timer.nanoTime();
      timer.after(Duration.ofMillis(20), () -> ranOn.complete(Thread.currentThread()));
      Thread thread = ranOn.get(10, TimeUnit.SECONDS);
      assertThat(timer.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
      assertThat(thread.getName()).isEqualTo("timer-under-test");
      assertThat(thread.isDaemon()).isTrue();
    }
  }

  @Test
  void closeEndsTheThreadAndDropsWhatWaits() throws Exception {
    ThreadTimer timer = new ThreadTimer("timer-to-close");
    CompletableFuture<Thread> ranOn = new CompletableFuture<>();
    AtomicBoolean late = new AtomicBoolean();
    timer.after(Duration.ZERO, () -> ranOn.complete(Thread.currentThread()));
    timer.after(Duration.ofSeconds(1), () -> late.set(true));
    Thread thread = ranOn.get(10, TimeUnit.SECONDS);
    timer.close();
    timer.after(Duration.ZERO, () -> late.set(true));
    await().atMost(Duration.ofSeconds(10)).until(() -> !thread.isAlive());
    assertThat(late).isFalse();
  }

  @Test
  void aWaitOfCenturiesIsNoArithmeticProblem() {
    try (ThreadTimer timer = new ThreadTimer("patient-timer")) {
      timer.after(Duration.ofSeconds(Long.MAX_VALUE), () -> {});
    }
  }
}
