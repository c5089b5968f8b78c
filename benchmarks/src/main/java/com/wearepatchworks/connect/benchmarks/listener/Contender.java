/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.listener;

import com.wearepatchworks.connect.benchmarks.data.OrderTopic;
import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import com.wearepatchworks.connect.benchmarks.process.CpuTime;
import java.time.Duration;

/** One that takes orders on a port and answers when they are in its topic. */
final class Contender {
  private final String name;
  private final int port;
  private final long pid;
  private final OrderTopic topic;
  private long accepted;
  private long refused;

  Contender(String name, int port, long pid, OrderTopic topic) {
    this.name = name;
    this.port = port;
    this.pid = pid;
    this.topic = topic;
  }

  /**
   * One round.
   *
   * @param cpuMicros processor time of the contender's process per request
   */
  record Round(Load.Result load, double cpuMicros) {}

  String name() {
    return name;
  }

  Round load(int connections, Duration warmUp, Duration measured) {
    Duration cpu = CpuTime.of(pid);
    Load.Result result = Load.run(port, connections, warmUp, measured);
    Duration used = CpuTime.of(pid).minus(cpu);
    accepted += result.accepted();
    refused += result.refused();
    return new Round(result, used.toNanos() / 1e3 / Math.max(1, result.accepted()));
  }

  /**
   * How many requests were answered 200; as many as records are in the topic.
   *
   * @throws BenchmarkException when the two differ: what was measured is not what was promised
   */
  long verified() {
    long records = topic.count();
    if (records != accepted) {
      throw new BenchmarkException(
          "%s answered 200 to %d requests, its topic holds %d records"
              .formatted(name, accepted, records));
    }
    return records;
  }

  long refused() {
    return refused;
  }
}
