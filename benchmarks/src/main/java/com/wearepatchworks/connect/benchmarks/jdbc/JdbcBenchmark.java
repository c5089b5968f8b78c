/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.lab.Archive;
import com.wearepatchworks.connect.benchmarks.lab.Plan;
import com.wearepatchworks.connect.benchmarks.lab.Progress;
import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.report.Table;
import java.nio.file.Path;
import java.util.Set;

/** Writes and reads rows with the connectors and with others, one after the other. */
public final class JdbcBenchmark {
  /** What can be measured by itself. */
  public enum Part {
    /** The sink's task, without Kafka. */
    SINK_TASK,
    /** The source's task, without Kafka. */
    SOURCE_TASK,
    /** Both through a worker. */
    WORKER,
    /** A huge table with little memory. */
    HEAP
  }

  private final JdbcLab lab;
  private final JdbcSizes sizes;

  private JdbcBenchmark(JdbcLab lab, JdbcSizes sizes) {
    this.lab = lab;
    this.sizes = sizes;
  }

  /**
   * What a run is given.
   *
   * @param debezium file with the class path of Debezium's sink; without it, it takes no part
   */
  public record Setup(
      Archive archive, Path debezium, Plan plan, Progress progress, JdbcSizes sizes) {}

  /** Measures and writes sections and aims into the report. */
  public static void run(Setup setup, Set<Part> parts, Report report) {
    JdbcLab.Setup ours =
        new JdbcLab.Setup(setup.archive, setup.plan, setup.progress, setup.debezium);
    try (JdbcLab lab = JdbcLab.open(ours)) {
      new JdbcBenchmark(lab, setup.sizes).measure(parts, report);
      lab.finished();
    }
  }

  private void measure(Set<Part> parts, Report report) {
    lab.say("filling tables with %,d rows".formatted(sizes.rows()));
    try (Rows rows = Rows.in(lab.server(), sizes.rows())) {
      describe(rows, report);
      measure(rows, parts, report);
    }
  }

  private void describe(Rows rows, Report report) {
    report.table(
        new Table("", "")
            .row("database", rows.text("SELECT version()"))
            .row("Debezium", debezium())
            .row("psql", PsqlContender.isInstalled() ? "the machine's" : "none")
            .row("server", "fsync, full_page_writes and synchronous_commit on, else as installed")
            .row(
                "a row",
                rows.text(
                    "SELECT pg_table_size('%s') / greatest(1, count(*)) || ' bytes of ' || count(*) || ' rows' FROM %s"
                        .formatted(Rows.EXPECTED, Rows.EXPECTED))));
  }

  private void measure(Rows rows, Set<Part> parts, Report report) {
    if (parts.contains(Part.SINK_TASK)) {
      new SinkTasks(lab, sizes, rows).run(report);
    }
    if (parts.contains(Part.SOURCE_TASK)) {
      new SourceTasks(lab, sizes).run(report);
    }
    if (parts.contains(Part.WORKER)) {
      new WorkerPart(lab, sizes, rows).run(report);
    }
    if (parts.contains(Part.HEAP)) {
      new HugeTable(lab, sizes).run(report);
    }
  }

  private String debezium() {
    return lab.classpath().hasDebezium() ? lab.classpath().debeziumVersion() : "none";
  }
}
