/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import com.wearepatchworks.connect.core.delivery.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Waits that end when the test says so. */
final class ManualTimer implements Timer {
  private final List<Runnable> waiting = new ArrayList<>();
  boolean closed;

  @Override
  public long nanoTime() {
    return 0;
  }

  @Override
  public void after(Duration delay, Runnable action) {
    waiting.add(action);
  }

  int waiting() {
    return waiting.size();
  }

  /** All waits that have begun by now are over. */
  void elapse() {
    List<Runnable> due = List.copyOf(waiting);
    waiting.clear();
    due.forEach(Runnable::run);
  }

  @Override
  public void close() {
    closed = true;
  }
}
