/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftp;

import com.wearepatchworks.connect.benchmarks.report.Aim;
import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.report.Table;
import com.wearepatchworks.connect.benchmarks.sftpclient.Library;

/** What became of many small files. */
record SmallReport(Fetches fetches, Sizes sizes) {
  private static final double TIMES_PER_OPERATION = 50;
  private static final int FAR = 50;

  void writeTo(Report report) {
    report.section("Small files");
    report.paragraph(
        "CSV files of %,d bytes: %,d for the connector, which makes a record in Kafka of each row; fewer for the others, which throw away what they fetch: %,d, or %d for the one that logs in for each of four operations a file."
            .formatted(
                Sizes.SMALL_BYTES, sizes.small(), sizes.smallOthers(), sizes.perOperation()));
    Table table =
        new Table("round trip", "client", "files/s", "rows/s", "times session per operation");
    for (int roundTrip : fetches.roundTrips()) {
      for (String contender : fetches.contenders(roundTrip)) {
        double rows = fetches.median(roundTrip, contender, Fetch::rowsPerSecond);
        table.row(
            roundTrip + " ms",
            contender,
            Table.number(fetches.median(roundTrip, contender, Fetch::filesPerSecond)),
            rows == 0 ? "" : Table.number(rows),
            Table.number(times(roundTrip, contender)));
      }
    }
    report.table(table);
    report.aim(
        Aim.atLeast(
            "small files, %d ms: files/s, of a session per operation".formatted(FAR),
            TIMES_PER_OPERATION,
            times(FAR, Making.ROWS.name()),
            "times"));
  }

  private double times(int roundTrip, String contender) {
    return fetches.times(
        roundTrip, contender, Library.JSCH_PER_OPERATION.title(), Fetch::filesPerSecond);
  }
}
