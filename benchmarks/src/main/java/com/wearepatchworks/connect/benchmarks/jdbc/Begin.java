/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** The moment from which the clock runs: the last one before a look that saw some rows. */
final class Begin implements BooleanSupplier {
  private final WorkerLab lab;
  private final LongSupplier progress;
  private Clock clock;
  private long before;

  /**
   * Looks when it is asked to.
   *
   * @param progress how many rows there are
   */
  Begin(WorkerLab lab, LongSupplier progress) {
    this.lab = lab;
    this.progress = progress;
    this.clock = Clock.start(lab);
  }

  @Override
  public boolean getAsBoolean() {
    Clock now = Clock.start(lab);
    before = progress.getAsLong();
    clock = now;
    return before > 0;
  }

  Clock clock() {
    return clock;
  }

  /** Rows that were there when the clock was started, or a little later. */
  long before() {
    return before;
  }
}
