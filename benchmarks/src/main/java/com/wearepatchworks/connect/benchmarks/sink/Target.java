/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sink;

import com.wearepatchworks.connect.benchmarks.lab.Lab;
import com.wearepatchworks.connect.benchmarks.process.ChildJvm;
import com.wearepatchworks.connect.benchmarks.process.Pause;
import java.time.Duration;

/**
 * An HTTP server in a process of its own that answers orders after a given time and counts them.
 */
public final class Target implements AutoCloseable {
  private static final Duration QUIET = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ChildJvm process;

  private Target(ChildJvm process) {
    this.process = process;
  }

  /** Starts it. */
  public static Target start(Lab lab, int port) {
    return new Target(lab.child("target", TargetServer.class, Integer.toString(port)));
  }

  /** What it has seen of a run. */
  public TargetCount count(String run) {
    return TargetCount.parse(process.ask(run));
  }

  /** Waits for the first answer of a run; returns how long that took. */
  public Duration awaitFirst(String run) {
    return Pause.until(
        "the target had a request of " + run, PATIENCE, () -> count(run).answered() > 0);
  }

  /** Waits until nothing comes any more. */
  void awaitQuiet(String run) {
    Pause.until(
        "the target had no more requests of " + run,
        PATIENCE,
        () -> {
          long before = count(run).answered();
          Pause.of(QUIET);
          return count(run).answered() == before;
        });
  }

  @Override
  public void close() {
    process.close();
  }
}
