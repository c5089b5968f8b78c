/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.metrics;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How long something took: percentiles over the last whole window of ten seconds or more.
 * Thread-safe.
 */
public final class Latency {
  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long HIGHEST_MICROS = TimeUnit.HOURS.toMicros(1);

  private final LongSupplier nanoTime;
  private final Recorder recorder = new Recorder(HIGHEST_MICROS, 2);
  private Histogram window = recorder.getIntervalHistogram();
  private long windowStart;

  /** An empty one; {@code nanoTime} as {@link System#nanoTime}. */
  public Latency(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.windowStart = nanoTime.getAsLong();
  }

  /** Counts one duration. */
  public void record(long nanos) {
    recorder.recordValue(
        Math.min(HIGHEST_MICROS, Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos))));
  }

  /** Shows median, 99th percentile and maximum as {@code <name>-p50-ms} and so on. */
  public void showAs(String name, String description, Metrics metrics) {
    metrics.gauge(name + "-p50-ms", description + ", median", () -> percentile(50));
    metrics.gauge(name + "-p99-ms", description + ", 99th percentile", () -> percentile(99));
    metrics.gauge(name + "-max-ms", description + ", longest", () -> percentile(100));
  }

  /** In milliseconds, rounded up. */
  synchronized long percentile(double percent) {
    long now = nanoTime.getAsLong();
    if (now - windowStart >= WINDOW_NANOS) {
      window = recorder.getIntervalHistogram(window);
      windowStart = now;
    }
    return (window.getValueAtPercentile(percent) + 999) / 1_000;
  }
}
