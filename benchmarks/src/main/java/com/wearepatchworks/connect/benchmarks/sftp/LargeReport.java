/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftp;

import com.wearepatchworks.connect.benchmarks.report.Aim;
import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.report.Table;
import com.wearepatchworks.connect.benchmarks.sftpclient.Library;

/** What became of one file at a time. */
record LargeReport(Fetches fetches, Sizes sizes) {
  private static final int FAR = 50;
  private static final double TIMES_STOCK = 5;

  void writeTo(Report report) {
    report.section("Large files");
    report.paragraph(
        "One CSV file of %d MiB (rows of about 200 bytes), then one of %s MiB once without a longer way, from OpenSSH through a proxy that makes round trips longer. The connector reads it into Kafka, to the last record in the topic, from the moment that the file appears in a directory that is listed every 200 ms; the others throw away what they fetch, and have logged in before the clock starts. Only `%s` and `%s` have their login in the time."
            .formatted(
                sizes.largeMiB(),
                Table.number((long) sizes.hugeMiB()),
                Library.OPENSSH.title(),
                Library.CAMEL.title()));
    Table table =
        new Table("round trip", "client", "MB/s", "spread", "records/s", "times stock jsch");
    for (int roundTrip : fetches.roundTrips()) {
      for (String contender : fetches.contenders(roundTrip)) {
        row(table, roundTrip, contender);
      }
    }
    report.table(table);
    report.aim(
        Aim.atLeast(
            "large file, %d ms: MB/s of the connectors' client, of stock jsch".formatted(FAR),
            TIMES_STOCK,
            times(FAR, Library.OURS.title()),
            "times"));
    report.aim(
        Aim.atLeast(
            "large file, %d ms: MB/s of the connector into Kafka in chunks, of stock jsch into nothing"
                .formatted(FAR),
            TIMES_STOCK,
            times(FAR, Making.CHUNKS.name()),
            "times"));
    report.aim(
        Aim.atLeast(
            "large file, %d ms: MB/s of the connector into Kafka in lines, of stock jsch into nothing"
                .formatted(FAR),
            TIMES_STOCK,
            times(FAR, Making.LINES.name()),
            "times"));
  }

  private void row(Table table, int roundTrip, String contender) {
    double rows = fetches.median(roundTrip, contender, Fetch::rowsPerSecond);
    table.row(
        roundTrip < 0
            ? "0 ms, %s MiB".formatted(Table.number((long) sizes.hugeMiB()))
            : roundTrip + " ms",
        contender,
        Table.number(fetches.median(roundTrip, contender, Fetch::megabytesPerSecond)),
        Table.percent(fetches.of(roundTrip, contender, Fetch::megabytesPerSecond).spread()),
        rows == 0 ? "" : Table.number(rows),
        Table.number(times(roundTrip, contender)));
  }

  private double times(int roundTrip, String contender) {
    return fetches.times(roundTrip, contender, Library.JSCH.title(), Fetch::megabytesPerSecond);
  }
}
