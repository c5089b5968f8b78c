/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, at any time: interrupts the main thread, which owns all that has to be closed, and keeps
 * the JVM until that is done. The JVM then ends with status 130.
 */
final class Interruption {
  private static final long PATIENCE_S = 45;

  private final Thread main;
  private final Screen screen;
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;

  private Interruption(Thread main, Screen screen) {
    this.main = main;
    this.screen = screen;
  }

  /** Watches over the current thread. */
  static Interruption install(Screen screen) {
    Interruption interruption = new Interruption(Thread.currentThread(), screen);
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::atShutdown, "interruption"));
    return interruption;
  }

  /** True once somebody wants the program to end. */
  boolean isRequested() {
    return requested;
  }

  /** The main thread has closed everything. */
  void finished() {
    finished.countDown();
  }

  private void atShutdown() {
    if (finished.getCount() == 0) {
      return;
    }
    requested = true;
    main.interrupt();
    try {
      if (!finished.await(PATIENCE_S, TimeUnit.SECONDS)) {
        screen.line("Not everything could be stopped within %d s.".formatted(PATIENCE_S));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
