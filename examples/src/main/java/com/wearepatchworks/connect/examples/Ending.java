/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.time.Duration;

/** Threads that were told to end. */
final class Ending {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Ending() {}

  /** Waits for a while, so that what the thread uses is not closed under its hands. */
  static void await(Thread thread) {
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
