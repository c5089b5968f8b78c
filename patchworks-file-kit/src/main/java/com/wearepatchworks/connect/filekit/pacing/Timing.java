/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.pacing;

import java.time.Duration;
import java.time.Instant;

/** Time, and the end of it: a seam, so that tests need not wait and every wait ends with a stop. */
public interface Timing {
  /** A clock reading in nanoseconds, only good for differences. */
  long nanoTime();

  /** The wall clock, for schedules and reports. */
  Instant now();

  /** Waits; answers false, and at once, when everything is to stop. */
  boolean pause(Duration duration);

  /** Whether everything is to stop. */
  boolean stopped();
}
