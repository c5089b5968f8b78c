/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.jdbc.BareContender.Way;
import com.wearepatchworks.connect.benchmarks.jdbc.DebeziumContender.Tuning;
import com.wearepatchworks.connect.benchmarks.report.Aim;
import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.report.Table;
import java.util.Map;

/** What became of the sink's task. */
record SinkTaskReport(Map<Job, Timings> found, JdbcSizes sizes) {
  private static final double PART_OF_COPY = 0.9;
  private static final double ROWS_PER_SECOND = 180_000;
  private static final double TIMES_ONE = 2;
  private static final double TIMES_TWO = 3;

  void writeTo(Report report) {
    report.section("Sink, the task alone");
    report.paragraph(
        "Records are ready in memory and are handed over 500 at a time (3,000 to tuned Debezium), to one or two tasks in one JVM, until all offsets may be committed. Inserts go into an empty table in the order of the keys; upserts, in no order, into one that has half of the keys with other values. After each run, number and checksum of the rows were as expected. Slow contenders write %s rows, the others %s. The bare driver is given rows that are encoded already, and commits every 10,000 (COPY) or 3,000 (batches). Tuned Debezium: `reWriteBatchedInserts=true`, `batch.size=3000`, `use.reduction.buffer=true` for upserts."
            .formatted(Table.number((long) sizes.slowRows()), Table.number((long) sizes.rows())));
    found.forEach(
        (job, timings) -> {
          report.paragraph("**%s**".formatted(job.title()));
          report.table(timings.table(Way.COPY_BINARY.title()));
        });
    inserts(report);
    upserts(report);
  }

  private Timings of(Job.Mode mode, int writers) {
    return found.getOrDefault(new Job(mode, writers, sizes.rows()), new Timings());
  }

  private void inserts(Report report) {
    Timings inserts = of(Job.Mode.INSERT, 1);
    double rate = inserts.rowsPerSecond(TaskContender.NAME);
    report.paragraph(
        "Inserts of one task: %s rows/s, which is %s 180,000."
            .formatted(Table.number(rate), rate >= ROWS_PER_SECOND ? "not below" : "**below**"));
    report.aim(
        Aim.atLeastPart(
            "sink task, insert: rows/s of bare COPY binary",
            PART_OF_COPY,
            inserts.times(TaskContender.NAME, Way.COPY_BINARY.title())));
  }

  private void upserts(Report report) {
    Timings one = of(Job.Mode.UPSERT, 1);
    Timings two = of(Job.Mode.UPSERT, 2);
    if (!one.has(Tuning.TUNED.title())) {
      report.paragraph("Debezium took no part: its class path is not there.");
      return;
    }
    double connector = two.rowsPerSecond(TaskContender.NAME);
    report.paragraph(
        "Upserts with two tasks: %s times Debezium's best setting with one task."
            .formatted(Table.number(connector / best(one))));
    aim(report, one, TIMES_ONE, "one task each");
    aim(report, two, TIMES_TWO, "two tasks each");
  }

  private static void aim(Report report, Timings timings, double wanted, String tasks) {
    report.aim(
        Aim.atLeast(
            "sink task, upsert, %s: rows/s of Debezium's best setting".formatted(tasks),
            wanted,
            timings.rowsPerSecond(TaskContender.NAME) / best(timings),
            "times"));
  }

  private static double best(Timings timings) {
    return Math.max(
        timings.rowsPerSecond(Tuning.TUNED.title()),
        timings.rowsPerSecond(Tuning.INSTALLED.title()));
  }
}
