/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.report.Aim;
import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.report.Table;
import java.util.List;

/** What became of the source's task. */
record SourceTaskReport(Timings timings, List<FirstPages> pages) {
  private static final double PART_OF_BARE = 0.9;
  private static final double FIRST_PAGE_MS = 10;

  void writeTo(Report report) {
    report.section("Source, the task alone");
    report.paragraph(
        "A whole table of ten columns, from the start of the task, or of the bare driver's connection, to the last row; the task makes Connect records, the bare driver takes every value as its Java type. The bare driver reads through a cursor of 10,000 rows in the order in which they lie, binary (`prepareThreshold=-1`) and as text; the connector reads pages in the order of an index.");
    report.table(timings.table(SourceTasks.BINARY));
    report.paragraph(
        "First page when half of the table waits, in milliseconds, medians. *Told*: the task is connected and has read the first half; from the return of the commit that adds the other half, with a NOTIFY, to the first records. *Restarted*: a new task with an offset in the middle; from its start to the first records, with making the connection (by itself: *connection*) and looking for the table.");
    Table table = new Table("mode", "told", "spread", "restarted", "spread", "connection");
    for (FirstPages page : pages) {
      table.row(
          page.mode(),
          Table.number(page.told().median()),
          Table.percent(page.told().spread()),
          Table.number(page.restarted().median()),
          Table.percent(page.restarted().spread()),
          Table.number(page.connection().median()));
    }
    report.table(table);
    aims(report);
  }

  private void aims(Report report) {
    for (String mode : List.of(SourceOptions.GAP_FREE, SourceOptions.INCREMENTING)) {
      report.aim(
          Aim.atLeastPart(
              "source task (%s): rows/s of the bare binary read".formatted(mode),
              PART_OF_BARE,
              timings.times(mode, SourceTasks.BINARY)));
    }
    for (FirstPages page : pages) {
      report.aim(
          Aim.below(
              "source task (%s): first page of half a table, connected".formatted(page.mode()),
              FIRST_PAGE_MS,
              page.told().median(),
              "ms"));
    }
  }
}
