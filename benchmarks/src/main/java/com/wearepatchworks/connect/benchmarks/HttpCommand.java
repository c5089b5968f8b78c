/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks;

import com.wearepatchworks.connect.benchmarks.heap.HeapBenchmark;
import com.wearepatchworks.connect.benchmarks.lab.Archive;
import com.wearepatchworks.connect.benchmarks.lab.Lab;
import com.wearepatchworks.connect.benchmarks.lab.Machine;
import com.wearepatchworks.connect.benchmarks.lab.Plan;
import com.wearepatchworks.connect.benchmarks.lab.Progress;
import com.wearepatchworks.connect.benchmarks.listener.ListenerBenchmark;
import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.report.Table;
import com.wearepatchworks.connect.benchmarks.sink.SinkBenchmark;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

  @Option(
      names = "--archive",
      required = true,
      description = "Plugin archive under test. benchmarks/run sets it.")
  private Path archive = Path.of("");

  @Option(names = "--quick", description = "Three short rounds; not to be quoted.")
  private boolean quick;

  @Option(names = "--seconds", description = "Measured time of each round.")
  private @Nullable Integer seconds;

  @Option(names = "--out", description = "File for the report, besides standard output.")
  private @Nullable Path out;

  @Option(names = "--strict", description = "Exit code 1 when an aim is missed.")
  private boolean strict;

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
    report.table(Machine.describe(new Archive(archive)).row("plan", plan()));
    measure(report, new Progress(console));
    String markdown = report.markdown("Benchmark of patchworks-http" + (quick ? " (quick)" : ""));
    console.println();
    console.print(markdown);
    console.flush();
    if (out != null) {
      Files.writeString(out, markdown);
    }
    return strict && !report.allMet() ? 1 : 0;
  }

  private void measure(Report report, Progress progress) {
    try (Lab lab = Lab.open(new Archive(archive), timing(), progress)) {
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

  private Plan timing() {
    Plan plan = quick ? Plan.quick() : Plan.full();
    if (seconds != null && seconds < 1) {
      throw new BenchmarkException("--seconds is %d; it must be 1 or more".formatted(seconds));
    }
    return seconds == null ? plan : plan.withMeasured(Duration.ofSeconds(seconds));
  }

  private String plan() {
    Plan plan = timing();
    return "%d rounds, %s s measured in each after %s s of warm-up, %s s of warm-up before the first; contenders with %s; broker, contenders and target in processes of their own, the load in the one that directs them"
        .formatted(
            plan.rounds(),
            Table.number(plan.measured().toMillis() / 1e3),
            Table.number(plan.warmUp().toMillis() / 1e3),
            Table.number(plan.firstWarmUp().toMillis() / 1e3),
            Lab.HEAP);
  }
}
