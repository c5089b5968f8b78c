/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Repeats what a worker does on one thread, until it is enough. */
final class Awaiting {
  private Awaiting() {}

  static void until(Callable<Boolean> step) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (!step.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It did not come to that");
      }
    }
  }
}
