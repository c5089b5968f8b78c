/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftp;

import com.wearepatchworks.connect.benchmarks.lab.Lab;
import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import com.wearepatchworks.connect.benchmarks.ready.ReadyPlugin;
import com.wearepatchworks.connect.benchmarks.report.Aim;
import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.report.Table;
import com.wearepatchworks.connect.benchmarks.sftp.SourceContender.Clock;
import com.wearepatchworks.connect.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows of a CSV file into Kafka, next to what Connect and Kafka take when the records are ready:
 * same worker, same values, no network in between.
 */
final class Parsing {
  private static final double PART_OF_READY = 0.8;
  private static final int LINES = 2_000;
  private static final int AT_LEAST_MIB = 128;
  private static final String READY = "ready records";

  private final SftpLab lab;
  private final Sizes sizes;

  Parsing(SftpLab lab, Sizes sizes) {
    this.lab = lab;
    this.sizes = sizes;
  }

  void run(Report report) {
    int size = Math.max(AT_LEAST_MIB, 2 * sizes.largeMiB());
    RemoteFiles.Made file = lab.files().one("parse", size);
    Fetches fetches = new Fetches();
    Path plugins = ReadyPlugin.in(lab.lab().directory().resolve("plugins-parse"));
    try (Sandbox worker =
        lab.lab()
            .worker("parse", List.of(Lab.HEAP), SftpBenchmark.environment(lab), List.of(plugins))) {
      SourceContender connector =
          new SourceContender(lab, worker, Making.ROWS, Clock.FROM_FIRST_RECORDS, lab.serverPort());
      ReadyContender ready = new ReadyContender(lab.lab(), worker, values(file.paths().get(0)));
      for (int round = -1; round < lab.lab().plan().rounds(); round++) {
        for (Contender contender : List.of(connector, ready)) {
          Fetch fetch = contender.fetch(file);
          lab.lab()
              .say(
                  "parse, %-20s %s rows/s"
                      .formatted(contender.name(), Table.number(fetch.rowsPerSecond())));
          if (round >= 0) {
            fetches.add(0, contender.name(), fetch);
          }
        }
      }
    }
    write(report, fetches, size);
  }

  /** Values as the connector makes them of the first rows: JSON objects of texts. */
  private Path values(Path csv) {
    try (Stream<String> lines = Files.lines(csv)) {
      List<String> first = lines.limit(LINES + 1L).toList();
      List<String> columns = List.of(first.get(0).split(","));
      List<String> values =
          first.stream().skip(1).map(line -> CsvLine.json(columns, line)).toList();
      return Files.write(
          lab.lab().directory().resolve("ready.ndjson"), values, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BenchmarkException("cannot prepare ready records", e);
    }
  }

  private static void write(Report report, Fetches fetches, int size) {
    report.section("Parsing");
    report.paragraph(
        "A CSV file of %d MiB straight from the server, each row a JSON object in Kafka, by the connector; and as many of the same JSON objects by a source that has them ready, in the same worker. The clock starts when the first records are in Kafka."
            .formatted(size));
    Table table = new Table("source", "rows/s", "spread", "of ready records");
    for (String contender : fetches.contenders(0)) {
      table.row(
          contender,
          Table.number(fetches.median(0, contender, Fetch::rowsPerSecond)),
          Table.percent(fetches.of(0, contender, Fetch::rowsPerSecond).spread()),
          Table.percent(fetches.times(0, contender, READY, Fetch::rowsPerSecond)));
    }
    report.table(table);
    report.aim(
        Aim.atLeastPart(
            "parse and produce: rows/s of ready records",
            PART_OF_READY,
            fetches.times(0, Making.ROWS.name(), READY, Fetch::rowsPerSecond)));
  }
}
