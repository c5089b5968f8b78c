/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import java.time.Duration;

/**
 * When a connection's patience ends. Set several times a request, read a few times a second: so it
 * is a field that a sweep looks at, and not a timer.
 */
final class Deadline {
  private volatile boolean set;
  private volatile long at;

  void in(Duration time) {
    at = System.nanoTime() + time.toNanos();
    set = true;
  }

  void never() {
    set = false;
  }

  boolean isPast(long now) {
    return set && now - at >= 0;
  }
}
