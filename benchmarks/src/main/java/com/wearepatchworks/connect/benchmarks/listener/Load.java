/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.listener;

import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/** So many connections that load one port for a while. */
final class Load {
  static final int BODY_BYTES = 1_000;

  private Load() {}

  /** From when until when is measured; what is before is warm-up. In {@link System#nanoTime}. */
  record Window(long from, long until) {
    static Window after(Duration warmUp, Duration measured) {
      long from = System.nanoTime() + warmUp.toNanos();
      return new Window(from, from + measured.toNanos());
    }

    boolean isOver(long now) {
      return now - until >= 0;
    }

    boolean holds(long now) {
      return now - from >= 0 && now - until < 0;
    }
  }

  /**
   * What came of it.
   *
   * @param accepted replies with status 200, those of the warm-up among them
   * @param refused other replies, those of the warm-up among them
   * @param perSecond requests answered 200 a second in the measured time
   * @param latencies in the measured time, in nanoseconds
   */
  record Result(long accepted, long refused, double perSecond, Histogram latencies) {
    double millis(double percentile) {
      return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    double maxMillis() {
      return latencies.getMaxValue() / 1e6;
    }
  }

  static Result run(int port, int connections, Duration warmUp, Duration measured) {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      Window window = Window.after(warmUp, measured);
      List<Future<LoadConnection.Counted>> running = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        byte[][] requests = Requests.orders(port, i, BODY_BYTES);
        running.add(threads.submit(new LoadConnection(port, requests, window)));
      }
      return sum(running, measured);
    } catch (ExecutionException e) {
      throw new BenchmarkException(
          "the load of %d connections on port %d broke off: %s"
              .formatted(connections, port, e.getCause()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkException("interrupted while loading port " + port, e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Result sum(List<Future<LoadConnection.Counted>> running, Duration measured)
      throws ExecutionException, InterruptedException {
    long accepted = 0;
    long refused = 0;
    Histogram latencies = new Histogram(3);
    for (Future<LoadConnection.Counted> connection : running) {
      LoadConnection.Counted counted = connection.get();
      accepted += counted.accepted();
      refused += counted.refused();
      latencies.add(counted.latencies());
    }
    double perSecond = latencies.getTotalCount() / (measured.toNanos() / 1e9);
    return new Result(accepted, refused, perSecond, latencies);
  }
}
