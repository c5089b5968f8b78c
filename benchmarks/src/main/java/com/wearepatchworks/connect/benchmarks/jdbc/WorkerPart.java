/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.jdbc.DebeziumContender.Tuning;
import com.wearepatchworks.connect.benchmarks.jdbc.WorkerLab.Converter;
import com.wearepatchworks.connect.benchmarks.report.Aim;
import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.report.Table;
import java.util.Map;

/** Source and sink through a worker, next to connectors that do nothing, and to Debezium's sink. */
final class WorkerPart {
  private static final double PART_OF_NOTHING = 0.8;

  private final JdbcLab jdbc;
  private final JdbcSizes sizes;
  private final Rows rows;

  WorkerPart(JdbcLab jdbc, JdbcSizes sizes, Rows rows) {
    this.jdbc = jdbc;
    this.sizes = sizes;
    this.rows = rows;
  }

  void run(Report report) {
    try (WorkerLab lab = WorkerLab.open(jdbc)) {
      WorkerSources sources = new WorkerSources(lab, sizes);
      sources(report, sources.run());
      for (Converter converter : Converter.values()) {
        int count = converter == Converter.PLAIN ? sizes.rows() : sizes.slowRows();
        RowTopic topic = sources.filled(converter, count);
        sinks(report, converter, new WorkerSinks(lab, rows, topic, converter, count).run());
        topic.delete();
      }
    }
  }

  private void sources(Report report, Map<Integer, Timings> found) {
    report.section("Source, through a worker");
    report.paragraph(
        "A table of %s rows into a topic of four partitions, in a worker of its own with `-Xmx1g`, as JSON without schemas (`JsonConverter`, `schemas.enable=false`), by the connector (mode gap-free; `table.parts=2` for two tasks) and by one that has the same rows ready as structs. The clock starts when the first records are in Kafka. *Client* is the worker."
            .formatted(Table.number((long) sizes.rows())));
    found.forEach(
        (tasks, timings) -> {
          report.paragraph("**%d %s**".formatted(tasks, tasks == 1 ? "task" : "tasks"));
          report.table(timings.table(WorkerSources.READY));
          report.aim(
              Aim.atLeastPart(
                  "worker, source, %d %s: rows/s of ready rows"
                      .formatted(tasks, tasks == 1 ? "task" : "tasks"),
                  PART_OF_NOTHING,
                  timings.times(WorkerSources.CONNECTOR, WorkerSources.READY)));
        });
  }

  private void sinks(Report report, Converter converter, Map<Job, Timings> found) {
    report.section("Sink, through a worker, %s".formatted(converter.title()));
    report.paragraph(
        "A topic of four partitions into a table, in the same worker; *swallowed* is a sink that only counts. The clock starts when the first rows are in the table, which are not counted, and ends when the last record of each partition is in the table. Tables are as for the tasks alone, except that the topic has the rows in the order of their keys. After each run, number and checksum of the rows were as expected.");
    found.forEach(
        (job, timings) -> {
          report.paragraph("**%s**".formatted(job.title()));
          report.table(timings.table(WorkerSinks.SWALLOW));
          if (converter == Converter.PLAIN) {
            report.aim(
                Aim.atLeastPart(
                    "worker, sink, %s: rows/s of swallowed".formatted(job.title()),
                    PART_OF_NOTHING,
                    timings.times(WorkerSinks.CONNECTOR, WorkerSinks.SWALLOW)));
          } else if (timings.has(Tuning.TUNED.title())) {
            report.paragraph(
                "%s times tuned Debezium."
                    .formatted(
                        Table.number(timings.times(WorkerSinks.CONNECTOR, Tuning.TUNED.title()))));
          }
        });
  }
}
