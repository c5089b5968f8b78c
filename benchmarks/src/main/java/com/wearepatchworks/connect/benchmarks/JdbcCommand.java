/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks;

import com.wearepatchworks.connect.benchmarks.jdbc.JdbcBenchmark;
import com.wearepatchworks.connect.benchmarks.jdbc.JdbcSizes;
import com.wearepatchworks.connect.benchmarks.lab.Machine;
import com.wearepatchworks.connect.benchmarks.lab.Progress;
import com.wearepatchworks.connect.benchmarks.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the JDBC source and sink. */
@Command(
    name = "jdbc",
    description =
        "The JDBC source and sink next to the bare driver and Debezium's sink, on PostgreSQL.",
    mixinStandardHelpOptions = true)
final class JdbcCommand implements Callable<Integer> {
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--part",
      split = ",",
      description = "Only these: ${COMPLETION-CANDIDATES}. Default: all.")
  private Set<JdbcBenchmark.Part> parts = EnumSet.allOf(JdbcBenchmark.Part.class);

  @Option(
      names = "--debezium",
      description = "File with the class path of Debezium's sink. benchmarks/run sets it.")
  private Path debezium = Path.of("debezium.classpath");

  @Option(names = "--heap-rows", description = "Rows that the part HEAP reads.")
  private @Nullable Long heapRows;

  @Override
  public Integer call() throws IOException {
    PrintWriter console = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    JdbcSizes sizes = options.quick() ? JdbcSizes.quick() : JdbcSizes.full();
    if (heapRows != null) {
      sizes = sizes.withHeapRows(heapRows);
    }
    Report report = new Report();
    report.section("Where");
    report.table(
        Machine.describe(options.archive())
            .row("PostgreSQL driver", options.archive().versionOf("postgresql"))
            .row("HikariCP", options.archive().versionOf("HikariCP"))
            .row("plan", plan(sizes)));
    JdbcBenchmark.run(
        new JdbcBenchmark.Setup(
            options.archive(), debezium, options.plan(), new Progress(console), sizes),
        parts,
        report);
    return options.finish(report, "patchworks-jdbc", console);
  }

  private String plan(JdbcSizes sizes) {
    return "%d rounds after one to warm up; %,d rows; each contender in a process of its own, the database on the same machine"
        .formatted(options.plan().rounds(), sizes.rows());
  }
}
