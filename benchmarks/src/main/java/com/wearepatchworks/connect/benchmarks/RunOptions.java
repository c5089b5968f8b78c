/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks;

import com.wearepatchworks.connect.benchmarks.lab.Archive;
import com.wearepatchworks.connect.benchmarks.lab.Plan;
import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import com.wearepatchworks.connect.benchmarks.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every benchmark has. */
final class RunOptions {
  @Option(
      names = "--archive",
      required = true,
      description = "Plugin archive under test. benchmarks/run sets it.")
  private Path archive = Path.of("");

  @Option(names = "--quick", description = "Short rounds; not to be quoted.")
  private boolean quick;

  @Option(names = "--seconds", description = "Measured time of each round, where time is measured.")
  private @Nullable Integer seconds;

  @Option(names = "--out", description = "File for the report, besides standard output.")
  private @Nullable Path out;

  @Option(names = "--strict", description = "Exit code 1 when an aim is missed.")
  private boolean strict;

  Archive archive() {
    return new Archive(archive);
  }

  boolean quick() {
    return quick;
  }

  Plan plan() {
    Plan plan = quick ? Plan.quick() : Plan.full();
    if (seconds != null && seconds < 1) {
      throw new BenchmarkException("--seconds is %d; it must be 1 or more".formatted(seconds));
    }
    return seconds == null ? plan : plan.withMeasured(Duration.ofSeconds(seconds));
  }

  /** Shows the report and returns the exit code. */
  int finish(Report report, String module, PrintWriter console) throws IOException {
    String markdown = report.markdown("Benchmark of " + module + (quick ? " (quick)" : ""));
    console.println();
    console.print(markdown);
    console.flush();
    if (out != null) {
      Files.writeString(out, markdown);
    }
    return strict && !report.allMet() ? 1 : 0;
  }
}
