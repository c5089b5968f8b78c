/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.time.Duration;

/** Durations for drivers and servers that count in seconds. */
final class Seconds {
  private Seconds() {}

  /** Whole seconds, rounded up, because 0 is mostly for ever. */
  static String of(Duration time) {
    return Long.toString((time.toMillis() + 999) / 1000);
  }
}
