/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.jdbctask.SourceTaskMain;
import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import com.wearepatchworks.connect.benchmarks.process.HeapProbe;
import com.wearepatchworks.connect.benchmarks.process.Pause;
import com.wearepatchworks.connect.benchmarks.report.Aim;
import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.report.Table;
import java.time.Duration;
import java.util.Map;

/** A huge table of narrow rows through the source's task in a JVM with little memory. */
final class HugeTable {
  private static final String HUGE = "huge_rows";
  private static final int LIMIT_MIB = 256;
  private static final long PIECE = 10_000_000;
  private static final int PARTS = 3;
  private static final double MIB = 1 << 20;

  /** Pages that wait, and the one that is read, are alive or not when one looks. */
  private static final double IN_FLIGHT_MIB = 24;

  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration STALL = Duration.ofMinutes(2);

  private final JdbcLab lab;
  private final JdbcSizes sizes;

  HugeTable(JdbcLab lab, JdbcSizes sizes) {
    this.lab = lab;
    this.sizes = sizes;
  }

  void run(Report report) {
    long rows = sizes.heapRows();
    fill(rows);
    TaskJvm jvm =
        lab.jvm(
            "source task with little memory",
            SourceTaskMain.class,
            lab.classpath().archive(),
            "-Xmx%dm".formatted(LIMIT_MIB));
    double[] most = new double[PARTS];
    double seconds;
    try (HeapProbe heap = HeapProbe.attach(jvm.process().pid())) {
      Map<String, String> settings = new SourceOptions(lab.server(), HUGE).incrementing();
      settings.put("name", "benchmark");
      settings.put("run.way", "stream");
      settings.put("run.rows", Long.toString(rows));
      var unused = jvm.ask(settings);
      long start = System.nanoTime();
      watch(jvm, heap, rows, most);
      seconds = (System.nanoTime() - start) / 1e9;
    }
    write(report, rows, most, seconds);
    lab.server().execute("DROP TABLE " + HUGE);
  }

  private void fill(long rows) {
    lab.server().execute("CREATE TABLE %s (id bigint, n integer)".formatted(HUGE));
    for (long from = 0; from < rows; from += PIECE) {
      lab.say("filling a table of %,d rows, from %,d".formatted(rows, from));
      lab.server()
          .execute(
              "INSERT INTO %s SELECT g, g %% 1000 FROM generate_series(%d, %d) g"
                  .formatted(HUGE, from, Math.min(rows, from + PIECE) - 1));
    }
    lab.server().execute("ALTER TABLE %s ADD PRIMARY KEY (id)".formatted(HUGE));
    lab.server().execute("VACUUM ANALYZE " + HUGE);
  }

  /** Keeps the most that was alive in each part of the way. */
  private void watch(TaskJvm jvm, HeapProbe heap, long rows, double[] most) {
    long seen = 0;
    long moved = System.nanoTime();
    while (seen < rows) {
      Pause.of(LOOK);
      double alive = heap.liveBytes() / MIB;
      long count = Long.parseLong(jvm.process().ask("count"));
      if (count > seen) {
        moved = System.nanoTime();
      } else if (count < 0 || System.nanoTime() - moved > STALL.toNanos()) {
        throw new BenchmarkException(
            "the task stopped behind %,d rows; its log is %s".formatted(seen, jvm.process().log()));
      }
      int part = (int) Math.min(PARTS - 1, count * PARTS / rows);
      most[part] = Math.max(most[part], alive);
      seen = count;
      lab.say("heap: %,d rows, %s MiB alive".formatted(count, Table.number(alive)));
    }
  }

  private static void write(Report report, long rows, double[] most, double seconds) {
    report.section("Heap");
    report.paragraph(
        "%s rows of a bigint and an integer, read by the source's task (mode incrementing) in a JVM with `-Xmx%dm` that throws the records away: all arrived, each once. *Alive* is what is used after a full collection, looked at every %d s, at most."
            .formatted(Table.number(rows), LIMIT_MIB, LOOK.toSeconds()));
    report.table(
        new Table(
                "alive in the first third, MiB",
                "in the second, MiB",
                "in the last, MiB",
                "rows/s, with the collections")
            .row(
                Table.number(most[0]),
                Table.number(most[1]),
                Table.number(most[2]),
                Table.number(rows / seconds)));
    report.aim(
        Aim.below(
            "heap of the source's task: alive in the last third of %s rows, more than in the first"
                .formatted(Table.number(rows)),
            IN_FLIGHT_MIB,
            most[2] - most[0],
            "MiB"));
  }
}
