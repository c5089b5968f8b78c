/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftp;

import com.wearepatchworks.connect.benchmarks.process.HeapProbe;
import com.wearepatchworks.connect.benchmarks.process.Pause;
import com.wearepatchworks.connect.benchmarks.report.Aim;
import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.report.Table;
import com.wearepatchworks.connect.benchmarks.sftp.SourceContender.Clock;
import com.wearepatchworks.connect.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A huge file through a worker with little memory, which ends when that is not enough. */
final class HugeFile {
  private static final int LIMIT_MIB = 256;
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final double MIB = 1 << 20;

  private final SftpLab lab;
  private final Sizes sizes;

  HugeFile(SftpLab lab, Sizes sizes) {
    this.lab = lab;
    this.sizes = sizes;
  }

  void run(Report report) {
    RemoteFiles.Made huge = lab.files().one("heap", sizes.hugeMiB());
    List<String> jvm = List.of("-Xmx%dm".formatted(LIMIT_MIB), "-XX:+ExitOnOutOfMemoryError");
    try (Sandbox worker =
        lab.lab().worker("sftp-heap", jvm, SftpBenchmark.environment(lab), List.of())) {
      try (HeapProbe heap = HeapProbe.attach(worker.workerProcesses().get(0).pid())) {
        double idle = heap.liveBytes() / MIB;
        SourceContender connector =
            new SourceContender(lab, worker, Making.ROWS, Clock.FROM_APPEARANCE, lab.port());
        CompletableFuture<Fetch> reading =
            CompletableFuture.supplyAsync(() -> connector.fetch(huge));
        double most = idle;
        while (!reading.isDone()) {
          Pause.of(LOOK);
          most = Math.max(most, heap.liveBytes() / MIB);
          lab.lab().say("heap, at most %s MiB alive".formatted(Table.number(most)));
        }
        write(report, idle, most, reading.join());
      }
    }
  }

  private void write(Report report, double idle, double most, Fetch fetch) {
    report.section("Heap");
    report.paragraph(
        "A CSV file of %s MiB through a worker with `-Xmx%dm` and `-XX:+ExitOnOutOfMemoryError`: all %s rows arrived. *Alive* is what is used after a full collection, looked at every %d s."
            .formatted(
                Table.number((long) sizes.hugeMiB()),
                LIMIT_MIB,
                Table.number(fetch.rows()),
                LOOK.toSeconds()));
    report.table(
        new Table("alive before, MiB", "alive at most, MiB", "rows/s")
            .row(Table.number(idle), Table.number(most), Table.number(fetch.rowsPerSecond())));
    report.aim(
        Aim.below(
            "heap of the worker for a file of %s MiB"
                .formatted(Table.number((long) sizes.hugeMiB())),
            LIMIT_MIB,
            most,
            "MiB"));
  }
}
