/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.heap;

import com.wearepatchworks.connect.benchmarks.data.OrderTopic;
import com.wearepatchworks.connect.benchmarks.lab.Lab;
import com.wearepatchworks.connect.benchmarks.process.HeapProbe;
import com.wearepatchworks.connect.benchmarks.process.Pause;
import com.wearepatchworks.connect.benchmarks.process.Ports;
import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.report.Table;
import com.wearepatchworks.connect.benchmarks.sink.SinkConnector;
import com.wearepatchworks.connect.benchmarks.sink.Target;
import com.wearepatchworks.connect.benchmarks.sink.TargetCount;
import com.wearepatchworks.connect.benchmarks.sink.TargetUrl;
import com.wearepatchworks.connect.sandbox.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A sink with little memory, a dead target and a full topic; then the target comes up. */
public final class HeapBenchmark {
  static final int LIMIT_MIB = 256;
  static final OrderTopic.Content CONTENT = new OrderTopic.Content(1_000_000, 20_000, 400, 1_000);

  private static final String TOPIC = "heap";
  private static final String RUN = "heap";
  private static final int IN_FLIGHT = 32;
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration DELIVERY = Duration.ofSeconds(10);
  private static final double MIB = 1 << 20;

  private final Lab lab;
  private final Sandbox worker;

  private HeapBenchmark(Lab lab, Sandbox worker) {
    this.lab = lab;
    this.worker = worker;
  }

  /** Measures and writes a section and its aim into the report. */
  public static void run(Lab lab, Report report) {
    lab.say("heap: filling a topic with %,d records".formatted(CONTENT.records()));
    lab.topic(TOPIC).fill(CONTENT);
    List<String> jvm = List.of("-Xmx%dm".formatted(LIMIT_MIB), "-XX:+ExitOnOutOfMemoryError");
    try (Sandbox worker = lab.worker("heap", jvm)) {
      new HeapBenchmark(lab, worker).measure().writeTo(report);
    }
    lab.delete(TOPIC);
  }

  private HeapResult measure() {
    int port = Ports.free();
    SinkConnector connector = new SinkConnector("connector", worker, TOPIC, IN_FLIGHT);
    try (HeapProbe heap = HeapProbe.attach(connector.pid())) {
      double idle = heap.liveBytes() / MIB;
      lab.say(
          "the target is dead; %s MiB are alive in the worker before"
              .formatted(Table.number(idle)));
      connector.start(RUN, new TargetUrl(RUN, 0, true).on(port));
      List<Double> dead = hold(heap);
      boolean survived = worker.rest().status(RUN).isRunning();
      try (Target target = Target.start(lab, port)) {
        Duration recovery = target.awaitFirst(RUN);
        lab.say("the first delivery came %d ms after the target".formatted(recovery.toMillis()));
        TargetCount before = target.count(RUN);
        Pause.of(DELIVERY);
        TargetCount after = target.count(RUN);
        double delivering = heap.liveBytes() / MIB;
        boolean running = survived && worker.rest().status(RUN).isRunning();
        lab.say("%,d delivered, %d left out".formatted(after.answered(), after.skipped()));
        return new HeapResult(
            idle, dead, delivering, new HeapResult.Delivery(running, recovery, before, after));
      }
    }
  }

  private List<Double> hold(HeapProbe heap) {
    List<Double> live = new ArrayList<>();
    long end = System.nanoTime() + lab.plan().hold().toNanos();
    while (System.nanoTime() - end < 0) {
      Pause.of(LOOK);
      live.add(heap.liveBytes() / MIB);
      lab.say(
          "target dead, %s, %s MiB alive"
              .formatted(
                  worker.rest().status(RUN).isRunning() ? "running" : "NOT RUNNING",
                  Table.number(live.get(live.size() - 1))));
    }
    return live;
  }
}
