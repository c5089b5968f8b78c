/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import com.wearepatchworks.connect.core.metrics.Metrics;
import com.wearepatchworks.connect.jdbc.source.follow.Horizon;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What a task counts. */
final class Numbers {
  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong pages = new AtomicLong();
  private final AtomicLong retries = new AtomicLong();
  private final AtomicLong tables = new AtomicLong();
  private final AtomicLong behind = new AtomicLong();
  private final Horizon horizon = new Horizon();
  private volatile long caughtUp = System.nanoTime();

  void read(Chunk chunk) {
    rows.addAndGet(chunk.count());
    pages.incrementAndGet();
    if (chunk.more()) {
      behind.set(1);
    }
  }

  void retried() {
    retries.incrementAndGet();
  }

  void tables(int count) {
    tables.set(count);
  }

  /** Nothing more is to be read for now. */
  void caughtUp() {
    caughtUp = System.nanoTime();
    behind.set(0);
  }

  Horizon horizon() {
    return horizon;
  }

  private long lag() {
    return behind.get() == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - caughtUp);
  }

  void showAs(Metrics metrics) {
    metrics.gauge("rows-total", "Rows that were read", rows::get);
    metrics.gauge("pages-total", "Pages that were read", pages::get);
    metrics.gauge("retries-total", "Attempts that failed and were made again", retries::get);
    metrics.gauge("tables", "Tables or queries that this task reads", tables::get);
    metrics.gauge("behind", "1 while a table has more rows waiting", behind::get);
    metrics.gauge("lag-ms", "How long ago nothing more was waiting; 0 while nothing is", this::lag);
    metrics.gauge(
        "horizon-age-ms", "How long the oldest transaction has been open", horizon::ageMillis);
    metrics.gauge("horizon-pid", "Process of the oldest transaction; 0 for none", horizon::pid);
  }
}
