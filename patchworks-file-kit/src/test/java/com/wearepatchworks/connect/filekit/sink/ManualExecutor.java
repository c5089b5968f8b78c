/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;

/** Work that is done when the test says so, on the test's thread, in the order that it says. */
final class ManualExecutor implements Executor {
  private final List<Runnable> waiting = new ArrayList<>();

  @Override
  public void execute(Runnable work) {
    waiting.add(work);
  }

  boolean isIdle() {
    return waiting.isEmpty();
  }

  /** Any one of what waits. */
  void runAny(Random random) {
    if (!waiting.isEmpty()) {
      waiting.remove(random.nextInt(waiting.size())).run();
    }
  }

  /** All, and what comes of it. */
  void runAll() {
    while (!waiting.isEmpty()) {
      waiting.remove(0).run();
    }
  }
}
