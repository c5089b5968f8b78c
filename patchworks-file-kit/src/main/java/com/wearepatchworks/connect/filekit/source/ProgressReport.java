/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source;

import com.wearepatchworks.connect.core.metrics.Metrics;
import com.wearepatchworks.connect.filekit.source.cleanup.Confirmations;
import com.wearepatchworks.connect.filekit.source.discovery.Discovery;
import com.wearepatchworks.connect.filekit.source.reading.Counters;
import com.wearepatchworks.connect.filekit.source.reading.ReadingPool;
import com.wearepatchworks.connect.filekit.source.reading.Verdict;
import com.wearepatchworks.connect.filekit.source.reading.Verdict.Ending;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how far a task is: as metrics, and in the log while something happens. */
final class ProgressReport {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressReport.class);
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final ReadingPool reading;
  private final Discovery discovery;
  private final Confirmations confirmations;
  private final LongAdder done = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private long loggedAt = System.nanoTime();
  private long loggedBytes;
  private long loggedRecords;

  ProgressReport(ReadingPool reading, Discovery discovery, Confirmations confirmations) {
    this.reading = reading;
    this.discovery = discovery;
    this.confirmations = confirmations;
  }

  void ended(Verdict verdict) {
    if (verdict.ending() == Ending.DONE) {
      done.increment();
    } else if (verdict.ending() == Ending.FAILED) {
      failed.increment();
    }
  }

  /** At most every ten seconds, and only when there is something new. */
  void log(long now) {
    if (now - loggedAt < EVERY_NANOS) {
      return;
    }
    Counters counters = reading.counters();
    long bytes = counters.bytes.sum();
    long records = counters.records.sum();
    if (records > loggedRecords || bytes > loggedBytes) {
      double seconds = (now - loggedAt) / 1e9;
      LOG.info(
          "{} records/s, {} kB/s; files: {} being read, {} waiting, {} waiting for a commit, {} done, {} failed",
          Math.round((records - loggedRecords) / seconds),
          Math.round((bytes - loggedBytes) / seconds / 1_000),
          counters.active.sum(),
          reading.waiting(),
          confirmations.waiting(),
          done.sum(),
          failed.sum());
    }
    loggedAt = now;
    loggedBytes = bytes;
    loggedRecords = records;
  }

  void measuredBy(Metrics metrics) {
    Counters counters = reading.counters();
    metrics.gauge(
        "files-known", "Files that are not done with, as of the last listing", discovery::waiting);
    metrics.gauge("files-waiting", "Files that wait for their turn", reading::waiting);
    metrics.gauge("files-active", "Files that are being read", counters.active::sum);
    metrics.gauge(
        "files-uncommitted", "Files that were read and wait for a commit", confirmations::waiting);
    metrics.gauge("files-done-total", "Files that were read and committed", done::sum);
    metrics.gauge("files-failed-total", "Files that could not be read", failed::sum);
    metrics.gauge("bytes-read-total", "Bytes that came from the store", counters.bytes::sum);
    metrics.gauge("records-read-total", "Records that were read", counters.records::sum);
    metrics.gauge("bad-records-total", "Records that were bad", counters.bad::sum);
    metrics.gauge("records-waiting", "Records that wait to be sent", reading::recordsWaiting);
    metrics.gauge(
        "records-in-flight",
        "Records that were sent and that Kafka has not acknowledged",
        reading::recordsInFlight);
    metrics.gauge("oldest-waiting-ms", "How long the oldest whole file waits", this::oldestMs);
    metrics.gauge("listing-ms", "How long the last listing took", discovery::listingMs);
    metrics.gauge(
        "retries-total",
        "Attempts at the store that failed and were worth another one",
        () -> counters.retries.sum() + discovery.retries());
  }

  private long oldestMs() {
    long now = System.nanoTime();
    long queued = TimeUnit.NANOSECONDS.toMillis(now - reading.oldestNanos(now));
    return Math.max(queued, discovery.oldestAgeMs());
  }
}
