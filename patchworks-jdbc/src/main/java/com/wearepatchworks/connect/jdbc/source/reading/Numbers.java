/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import com.wearepatchworks.connect.core.metrics.Metrics;
import java.util.concurrent.atomic.AtomicLong;

/** What a task counts. */
final class Numbers {
  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong pages = new AtomicLong();
  private final AtomicLong retries = new AtomicLong();
  private final AtomicLong tables = new AtomicLong();
  private final AtomicLong behind = new AtomicLong();

  void read(Chunk chunk) {
    rows.addAndGet(chunk.records().size());
    pages.incrementAndGet();
    behind.set(chunk.more() ? 1 : 0);
  }

  void retried() {
    retries.incrementAndGet();
  }

  void tables(int count) {
    tables.set(count);
  }

  void showAs(Metrics metrics) {
    metrics.gauge("rows-total", "Rows that were read", rows::get);
    metrics.gauge("pages-total", "Pages that were read", pages::get);
    metrics.gauge("retries-total", "Attempts that failed and were made again", retries::get);
    metrics.gauge("tables", "Tables or queries that this task reads", tables::get);
    metrics.gauge("behind", "1 while the table read last has more rows waiting", behind::get);
  }
}
