/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftp;

import com.wearepatchworks.connect.benchmarks.data.OrderTopic;
import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import com.wearepatchworks.connect.benchmarks.process.Pause;
import com.wearepatchworks.connect.sandbox.Sandbox;
import java.time.Duration;

/**
 * Records of one connector on their way into a topic.
 *
 * @param expected how many there will be
 */
record Arrival(Sandbox worker, String connector, OrderTopic topic, long expected) {
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final long FEW = 1_000;

  /** Waits until some are there; returns how many. */
  long awaitFirst() {
    return await(Math.min(FEW, expected));
  }

  /** Waits until all are there. */
  void awaitAll() {
    var unused = await(expected);
  }

  private long await(long records) {
    var unused =
        Pause.until(
            "%,d records of %s are in Kafka".formatted(records, connector),
            PATIENCE,
            () -> topic.count() >= records || hasFailed());
    return topic.count();
  }

  /** Never true: a failure is thrown. */
  private boolean hasFailed() {
    String failures = worker.rest().status(connector).failures();
    if (!failures.isEmpty()) {
      throw new BenchmarkException("connector %s failed: %s".formatted(connector, failures));
    }
    return false;
  }
}
