/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.core.metrics.Latency;
import com.wearepatchworks.connect.core.metrics.Metrics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What a task's numbers are made of. Thread-safe. */
final class WriteStatistics {
  private final LongAdder rows = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder batches = new LongAdder();
  private final LongAdder encodeNanos = new LongAdder();
  private final LongAdder deadLetters = new LongAdder();
  private final Map<String, LongAdder> retries = new ConcurrentHashMap<>();
  private final Latency send = new Latency(System::nanoTime);
  private final Latency commit = new Latency(System::nanoTime);
  private @Nullable Metrics metrics;

  void showIn(Metrics shown) {
    metrics = shown;
    shown.gauge("rows-total", "Rows sent and committed", rows::sum);
    shown.gauge("bytes-total", "Encoded bytes sent and committed", bytes::sum);
    shown.gauge("batches-total", "Transactions committed", batches::sum);
    shown.gauge("rows-per-batch", "Rows of a batch on average", () -> average(rows));
    shown.gauge("bytes-per-batch", "Encoded bytes of a batch on average", () -> average(bytes));
    shown.gauge(
        "encode-total-ms", "Time spent on encoding rows", () -> encodeNanos.sum() / 1_000_000);
    shown.gauge("dead-letters-total", "Rows set aside", deadLetters::sum);
    shown.gauge(
        "retries-total",
        "Batches repeated",
        () -> retries.values().stream().mapToLong(LongAdder::sum).sum());
    send.showAs("send", "From a batch's first statement to its commit", shown);
    commit.showAs("commit", "Commit of a batch", shown);
  }

  private long average(LongAdder total) {
    return total.sum() / Math.max(1, batches.sum());
  }

  void encoded(long nanos) {
    encodeNanos.add(nanos);
  }

  void written(Batch batch, long sendNanos, long commitNanos) {
    rows.add(batch.rows());
    bytes.add(batch.bytes());
    batches.increment();
    send.record(sendNanos);
    commit.record(commitNanos);
  }

  void deadLetter() {
    deadLetters.increment();
  }

  /** Counts a retry under its SQLSTATE, which gets a number of its own when it first happens. */
  void retried(@Nullable String sqlState) {
    String state = sqlState == null ? "none" : sqlState;
    retries.computeIfAbsent(state, this::shownRetries).increment();
  }

  private LongAdder shownRetries(String state) {
    LongAdder count = new LongAdder();
    if (metrics != null) {
      metrics.gauge(
          "retries-" + state + "-total", "Batches repeated after SQLSTATE " + state, count::sum);
    }
    return count;
  }
}
