/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import java.time.Duration;

/** The clock of a delivery: a seam, so that tests need not wait. */
public interface Timer extends AutoCloseable {
  /** A clock reading in nanoseconds, only good for differences. */
  long nanoTime();

  /**
   * Runs {@code action} once after {@code delay}, on a thread of the timer's; never after {@link
   * #close}.
   */
  void after(Duration delay, Runnable action);

  @Override
  void close();
}
