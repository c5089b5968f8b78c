/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sink;

import com.wearepatchworks.connect.benchmarks.data.OrderTopic;
import com.wearepatchworks.connect.benchmarks.lab.Lab;
import com.wearepatchworks.connect.benchmarks.lab.Plan;
import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import com.wearepatchworks.connect.benchmarks.process.ChildJvm;
import com.wearepatchworks.connect.benchmarks.process.CpuTime;
import com.wearepatchworks.connect.benchmarks.process.Pause;
import com.wearepatchworks.connect.benchmarks.process.Ports;
import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.report.Table;
import com.wearepatchworks.connect.sandbox.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lets the connector and the bare client post a topic in turn. */
public final class SinkBenchmark {
  static final List<Integer> SERVICE_MILLIS = List.of(0, 5, 50);
  static final int IN_FLIGHT = 32;
  static final int VALUE_BYTES = 1_000;

  private static final String TOPIC = "sink";

  /** More than any contender posts: a round that empties the topic is not valid. */
  private static final int RECORDS_PER_SECOND = 100_000;

  private final Lab lab;
  private final Target target;
  private final int targetPort;
  private final int records;
  private int runs;

  private SinkBenchmark(Lab lab, Target target, int targetPort, int records) {
    this.lab = lab;
    this.target = target;
    this.targetPort = targetPort;
    this.records = records;
  }

  /** Measures and writes a section and its aims into the report. */
  public static void run(Lab lab, Report report) {
    Plan plan = lab.plan();
    Duration longest = plan.warmUp().plus(plan.measured());
    int records = (int) (longest.toMillis() * RECORDS_PER_SECOND / 1_000);
    lab.say(
        "sink: against a bare consumer with a bare client; filling a topic with %,d"
            .formatted(records));
    OrderTopic topic = lab.topic(TOPIC);
    topic.fill(new OrderTopic.Content(records, records, VALUE_BYTES, VALUE_BYTES));
    int port = Ports.free();
    try (Target target = Target.start(lab, port);
        ChildJvm bare = lab.child("bare client", BareSink.class, lab.bootstrapServers(), TOPIC);
        Sandbox worker = lab.worker("sink", List.of(Lab.HEAP))) {
      SinkReport results =
          new SinkReport(
              new SinkConnector("connector", worker, TOPIC, IN_FLIGHT),
              new BareContender("bare client", bare, IN_FLIGHT, BareContender.POLLED),
              new BareContender("bare client, one in flight", bare, 1, BareContender.POLLED),
              new BareContender("bare client, records held", bare, IN_FLIGHT, BareContender.HELD));
      new SinkBenchmark(lab, target, port, records).measure(results);
      results.writeTo(report);
    }
    lab.delete(TOPIC);
  }

  private void measure(SinkReport results) {
    Plan plan = lab.plan();
    for (Contender contender : results.contenders()) {
      lab.say(
          "warming up the %s for %d s".formatted(contender.name(), plan.firstWarmUp().toSeconds()));
      post(contender, 0, Duration.ZERO, plan.firstWarmUp());
    }
    for (int serviceMillis : SERVICE_MILLIS) {
      for (int round = 0; round < plan.rounds(); round++) {
        List<Contender> order = new ArrayList<>(results.contenders());
        Collections.rotate(order, round);
        for (Contender contender : order) {
          SinkReport.Round measured =
              post(contender, serviceMillis, plan.warmUp(), plan.measured());
          verify(contender, measured);
          results.add(serviceMillis, contender, measured);
          lab.say(
              "%2d ms, round %d, %-26s %6s/s"
                  .formatted(
                      serviceMillis,
                      round + 1,
                      contender.name(),
                      Table.number(measured.perSecond())));
        }
      }
    }
  }

  private SinkReport.Round post(
      Contender contender, int serviceMillis, Duration warmUp, Duration measured) {
    runs++;
    String run = "run-" + runs;
    contender.start(run, new TargetUrl(run, serviceMillis, false).on(targetPort));
    var unused = target.awaitFirst(run);
    Pause.of(warmUp);
    TargetCount before = target.count(run);
    Duration cpu = CpuTime.of(contender.pid());
    Pause.of(measured);
    TargetCount after = target.count(run);
    Duration used = CpuTime.of(contender.pid()).minus(cpu);
    contender.stop(run);
    target.awaitQuiet(run);
    long answered = Math.max(1, after.answered() - before.answered());
    return new SinkReport.Round(
        after.perSecondSince(before), used.toNanos() / 1e3 / answered, after.answered());
  }

  private void verify(Contender contender, SinkReport.Round round) {
    if (round.total() >= records) {
      throw new BenchmarkException(
          "%s posted all %,d records before the round was over: give rounds fewer --seconds"
              .formatted(contender.name(), records));
    }
  }
}
