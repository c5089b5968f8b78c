/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sink;

import com.wearepatchworks.connect.benchmarks.report.Aim;
import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.report.Rounds;
import com.wearepatchworks.connect.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the sink's contenders did. */
final class SinkReport {
  private static final double PART_OF_BARE = 0.8;
  private static final double TIMES_ONE = 25;
  private static final int TIMES_ONE_AT_MILLIS = 50;

  /**
   * One round.
   *
   * @param perSecond answers at the target
   * @param cpuMicros processor time of the contender's process per answer
   * @param total answers since the beginning of the topic
   */
  record Round(double perSecond, double cpuMicros, long total) {}

  private record Case(int serviceMillis, Contender contender) {}

  private final Contender connector;
  private final Contender bare;
  private final Contender one;
  private final Contender held;
  private final Map<Case, List<Round>> rounds = new HashMap<>();

  SinkReport(Contender connector, Contender bare, Contender one, Contender held) {
    this.connector = connector;
    this.bare = bare;
    this.one = one;
    this.held = held;
  }

  List<Contender> contenders() {
    return List.of(bare, connector, one, held);
  }

  void add(int serviceMillis, Contender contender, Round round) {
    rounds
        .computeIfAbsent(new Case(serviceMillis, contender), none -> new ArrayList<>())
        .add(round);
  }

  void writeTo(Report report) {
    report.section("Sink");
    report.paragraph(
        "Records of %d bytes with keys drawn from as many as there are records, posted one a request with %d in flight (or one), to a target that answers after the service time. Counted at the target. The connector keeps the order of each key (`ordering=key`); the bare client keeps none. `records held` has its records in memory, without a consumer."
            .formatted(SinkBenchmark.VALUE_BYTES, SinkBenchmark.IN_FLIGHT));
    Table table =
        new Table(
            "service ms",
            "contender",
            "records/s",
            "spread",
            "CPU µs/record",
            "of bare",
            "times one in flight");
    for (int serviceMillis : SinkBenchmark.SERVICE_MILLIS) {
      for (Contender contender : contenders()) {
        row(table, serviceMillis, contender);
      }
    }
    report.table(table);
    aims(report);
  }

  private void row(Table table, int serviceMillis, Contender contender) {
    List<Round> measured = rounds.getOrDefault(new Case(serviceMillis, contender), List.of());
    Rounds rates = Rounds.of(measured, Round::perSecond);
    table.row(
        serviceMillis,
        contender.name(),
        Table.number(rates.median()),
        Table.percent(rates.spread()),
        Table.number(Rounds.of(measured, Round::cpuMicros).median()),
        Table.percent(ratio(serviceMillis, contender, bare)),
        Table.number(ratio(serviceMillis, contender, one)));
  }

  private double ratio(int serviceMillis, Contender contender, Contender to) {
    return rate(serviceMillis, contender) / rate(serviceMillis, to);
  }

  private double rate(int serviceMillis, Contender contender) {
    return Rounds.of(
            rounds.getOrDefault(new Case(serviceMillis, contender), List.of()), Round::perSecond)
        .median();
  }

  private void aims(Report report) {
    for (int serviceMillis : SinkBenchmark.SERVICE_MILLIS) {
      report.aim(
          Aim.atLeastPart(
              "sink, %d ms: records/s of the bare client".formatted(serviceMillis),
              PART_OF_BARE,
              ratio(serviceMillis, connector, bare)));
    }
    report.aim(
        Aim.atLeast(
            "sink, %d ms: records/s of one in flight".formatted(TIMES_ONE_AT_MILLIS),
            TIMES_ONE,
            ratio(TIMES_ONE_AT_MILLIS, connector, one),
            "times"));
  }
}
