/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.filekit.pacing.Backoff;
import com.wearepatchworks.connect.filekit.pacing.Timing;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done when the store does not do what it is asked for: the one retry loop's patience. */
public final class StoreTrouble {
  private static final Logger LOG = LoggerFactory.getLogger(StoreTrouble.class);
  private static final int ATTEMPTS = 5;

  private final Backoff backoff;
  private final Timing timing;
  private final LongAdder retries;

  /** Patience that counts its attempts. */
  public StoreTrouble(Backoff backoff, Timing timing, LongAdder retries) {
    this.backoff = backoff;
    this.timing = timing;
    this.retries = retries;
  }

  /**
   * Waits before another attempt, if one is worth it: for ever where the store cannot be reached,
   * some times where it fails without a reason, never where it says no.
   *
   * @param what is being done, for the log
   * @throws ConnectException when nothing will work until a person changes something
   * @throws InterruptedException when everything stops
   */
  public boolean isWorthAnother(String what, FileStoreException e, Attempts attempts)
      throws InterruptedException {
    attempts.failed(e);
    boolean worth =
        switch (e.reason()) {
          case UNREACHABLE, FULL -> true;
          case FAILED -> attempts.unexplained() < ATTEMPTS;
          case REFUSED ->
              throw new ConnectException("%s failed: %s".formatted(what, e.getMessage()), e);
          case MISSING, EXISTS, DENIED, UNSUPPORTED -> false;
        };
    if (worth) {
      pause(what, e, attempts.failures());
    }
    return worth;
  }

  private void pause(String what, FileStoreException e, int failures) throws InterruptedException {
    Duration delay = backoff.delay(failures);
    retries.increment();
    if (!timing.stopped()) {
      LOG.warn(
          "{} failed, next try (number {}) in {} ms: {}",
          what,
          failures + 1,
          delay.toMillis(),
          e.getMessage());
    }
    if (!timing.pause(delay)) {
      throw new InterruptedException("The task stops");
    }
  }
}
