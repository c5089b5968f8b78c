/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks;

import com.wearepatchworks.connect.benchmarks.heap.HeapBenchmark;
import com.wearepatchworks.connect.benchmarks.lab.Lab;
import com.wearepatchworks.connect.benchmarks.lab.Machine;
import com.wearepatchworks.connect.benchmarks.lab.Plan;
import com.wearepatchworks.connect.benchmarks.lab.Progress;
import com.wearepatchworks.connect.benchmarks.listener.HttpLibraries;
import com.wearepatchworks.connect.benchmarks.listener.ListenerBenchmark;
import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.report.Table;
import com.wearepatchworks.connect.benchmarks.sink.SinkBenchmark;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the HTTP connectors. */
@Command(
    name = "http",
    description = "The HTTP listener, the HTTP sink, and the sink's heap with a dead target.",
    mixinStandardHelpOptions = true)
final class HttpCommand implements Callable<Integer> {
  /** What can be measured by itself. */
  enum Part {
    LISTENER,
    SINK,
    HEAP
  }

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--part",
      split = ",",
      description = "Only these: ${COMPLETION-CANDIDATES}. Default: all.")
  private Set<Part> parts = EnumSet.allOf(Part.class);

  @Override
  public Integer call() throws IOException {
    PrintWriter console = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    Report report = new Report();
    report.section("Where");
    report.table(
        HttpLibraries.describe(Machine.describe(options.archive()), options.archive())
            .row("plan", plan()));
    measure(report, new Progress(console));
    return options.finish(report, "patchworks-http", console);
  }

  private void measure(Report report, Progress progress) {
    try (Lab lab = Lab.open(options.archive(), options.plan(), progress)) {
      if (parts.contains(Part.LISTENER)) {
        ListenerBenchmark.run(lab, report);
      }
      if (parts.contains(Part.SINK)) {
        SinkBenchmark.run(lab, report);
      }
      if (parts.contains(Part.HEAP)) {
        HeapBenchmark.run(lab, report);
      }
    }
  }

  private String plan() {
    Plan plan = options.plan();
    return "%d rounds, %s s measured in each after %s s of warm-up, %s s of warm-up before the first; contenders with %s; broker, contenders and target in processes of their own, the load in the one that directs them"
        .formatted(
            plan.rounds(),
            Table.number(plan.measured().toMillis() / 1e3),
            Table.number(plan.warmUp().toMillis() / 1e3),
            Table.number(plan.firstWarmUp().toMillis() / 1e3),
            Lab.HEAP);
  }
}
