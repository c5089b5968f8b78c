/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits longer and longer between attempts, for ever: a database may be away for a night. */
final class Retry {
  private static final Logger LOG = LoggerFactory.getLogger(Retry.class);
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int DOUBLINGS = 6;

  private final String address;
  private int failures;

  Retry(String address) {
    this.address = address;
  }

  /** How long to wait. */
  Duration failed(RuntimeException why) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(failures, DOUBLINGS));
    Duration bounded = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    failures++;
    LOG.warn(
        "Attempt {} failed, again in {} ms: {}", failures, bounded.toMillis(), why.getMessage());
    return bounded;
  }

  void succeeded() {
    if (failures > 0) {
      LOG.info("Reading {} again after {} failed attempts", address, failures);
      failures = 0;
    }
  }
}
