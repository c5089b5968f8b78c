/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.heap;

import com.wearepatchworks.connect.benchmarks.report.Aim;
import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.report.Rounds;
import com.wearepatchworks.connect.benchmarks.report.Table;
import com.wearepatchworks.connect.benchmarks.sink.TargetCount;
import java.time.Duration;
import java.util.List;

/**
 * What the worker's heap and the target saw.
 *
 * @param idle MiB alive in the worker before there was a connector
 * @param dead MiB alive while the target was dead, in the order in which they were read
 * @param delivering MiB alive while records were delivered
 */
record HeapResult(double idle, List<Double> dead, double delivering, Delivery delivery) {
  /**
   * After the target had come up.
   *
   * @param running whether connector and task ran all the time
   * @param recovery from the target's start to its first request
   * @param before at its first request, or soon after
   * @param after at the end
   */
  record Delivery(boolean running, Duration recovery, TargetCount before, TargetCount after) {
    /** Something came, and no key's order had a hole. */
    boolean isSound() {
      return running && after.answered() > 0 && after.skipped() == 0;
    }
  }

  private double largest() {
    return Math.max(delivering, Rounds.of(dead, Double::doubleValue).max());
  }

  void writeTo(Report report) {
    report.section("Heap");
    report.paragraph(
        "A worker with -Xmx%dm and -XX:+ExitOnOutOfMemoryError; %,d records of %d to %d bytes wait in the topic, the target refuses connections. Alive is what is used after a full collection. Then the target comes up and follows the numbers of each key."
            .formatted(
                HeapBenchmark.LIMIT_MIB,
                HeapBenchmark.CONTENT.records(),
                HeapBenchmark.CONTENT.minBytes(),
                HeapBenchmark.CONTENT.maxBytes()));
    report.table(
        new Table("", "")
            .row("alive before the connector was created, MiB", Table.number(idle))
            .row("alive with the target dead: first, MiB", Table.number(dead.get(0)))
            .row("alive with the target dead: last, MiB", Table.number(dead.get(dead.size() - 1)))
            .row("alive while delivering, MiB", Table.number(delivering))
            .row("connector and task running throughout", delivery.running() ? "yes" : "no")
            .row("target up to first delivery, ms", delivery.recovery().toMillis())
            .row("delivered", Table.number(delivery.after().answered()))
            .row("delivered/s", Table.number(delivery.after().perSecondSince(delivery.before())))
            .row("left out in their key's order", delivery.after().skipped())
            .row("delivered again", delivery.after().repeated()));
    report.aim(Aim.below("heap, dead target: alive", HeapBenchmark.LIMIT_MIB, largest(), "MiB"));
    report.aim(
        new Aim(
            "heap, dead target: runs on, then delivers in order",
            "yes",
            delivery.isSound() ? "yes" : "no",
            delivery.isSound()));
  }
}
