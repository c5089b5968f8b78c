/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import com.wearepatchworks.connect.core.delivery.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits longer and longer between attempts, for ever: a database may be away for a night. */
final class Retry {
  private static final Logger LOG = LoggerFactory.getLogger(Retry.class);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);
  private static final RetryPolicy POLICY =
      new RetryPolicy(Duration.ofMillis(200), LONGEST, FOREVER);

  private final String address;
  private int failures;

  Retry(String address) {
    this.address = address;
  }

  /** How long to wait. */
  Duration failed(RuntimeException why) {
    failures++;
    @Nullable Duration delay = POLICY.delay(failures, Duration.ZERO, null);
    Duration wait = delay == null ? LONGEST : delay;
    LOG.warn("Attempt {} failed, again in {} ms: {}", failures, wait.toMillis(), why.getMessage());
    return wait;
  }

  void succeeded() {
    if (failures > 0) {
      LOG.info("Reading {} again after {} failed attempts", address, failures);
      failures = 0;
    }
  }
}
