/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.listener;

import com.wearepatchworks.connect.benchmarks.report.Aim;
import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.report.Rounds;
import com.wearepatchworks.connect.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the listener's contenders did. */
final class ListenerReport {
  private static final double PART_OF_BARE = 0.8;
  private static final double P99_MS = 50;
  private static final int P99_CONNECTIONS = 16;

  private record Case(int connections, Contender contender) {}

  private final Contender bare;
  private final Contender connector;
  private final Contender installed;
  private final Map<Case, List<Contender.Round>> rounds = new HashMap<>();
  private final Map<Contender, Long> verified = new HashMap<>();

  /**
   * @param installed the connector with the worker's own producer settings; shown, not judged
   */
  ListenerReport(Contender bare, Contender connector, Contender installed) {
    this.bare = bare;
    this.connector = connector;
    this.installed = installed;
  }

  List<Contender> contenders() {
    return List.of(bare, connector, installed);
  }

  void add(int connections, Contender contender, Contender.Round round) {
    rounds.computeIfAbsent(new Case(connections, contender), none -> new ArrayList<>()).add(round);
  }

  /** Counts records; throws when they are not as many as replies. */
  void verify() {
    contenders().forEach(contender -> verified.put(contender, contender.verified()));
  }

  String verified() {
    return contenders().stream()
        .map(
            contender ->
                "%s %,d (%d refused)"
                    .formatted(contender.name(), verified.get(contender), contender.refused()))
        .collect(Collectors.joining(", "));
  }

  void writeTo(Report report, Table settings) {
    report.section("Listener");
    report.paragraph(
        "Closed loop over kept-alive connections, one JSON order of %d bytes a request, answered when Kafka has it. Medians of the rounds; spread is (largest - smallest) / median of the rates. CPU is what the contender's process used, not the broker and not the load."
            .formatted(Load.BODY_BYTES));
    report.table(rates());
    report.paragraph("Answers 200, each counted as a record in the topic: " + verified() + ".");
    report.paragraph(
        "The bare pair is judged against `connector`, which has `producer.override.linger.ms=0`; `connector-as-installed` has the worker's own producer settings. Settings as the producers logged them:");
    report.table(settings);
    aims(report);
  }

  private Table rates() {
    Table table =
        new Table(
            "connections",
            "contender",
            "requests/s",
            "spread",
            "p50 ms",
            "p99 ms",
            "max ms",
            "CPU µs/request",
            "of bare");
    for (int connections : ListenerBenchmark.CONNECTIONS) {
      for (Contender contender : contenders()) {
        List<Contender.Round> measured = of(connections, contender);
        Rounds rates = Rounds.of(measured, round -> round.load().perSecond());
        table.row(
            connections,
            contender.name(),
            Table.number(rates.median()),
            Table.percent(rates.spread()),
            Table.number(Rounds.of(measured, round -> round.load().millis(50)).median()),
            Table.number(Rounds.of(measured, round -> round.load().millis(99)).median()),
            Table.number(Rounds.of(measured, round -> round.load().maxMillis()).max()),
            Table.number(Rounds.of(measured, Contender.Round::cpuMicros).median()),
            Table.percent(partOfBare(connections, contender)));
      }
    }
    return table;
  }

  private List<Contender.Round> of(int connections, Contender contender) {
    return rounds.getOrDefault(new Case(connections, contender), List.of());
  }

  private double rate(int connections, Contender contender) {
    return Rounds.of(of(connections, contender), round -> round.load().perSecond()).median();
  }

  private double partOfBare(int connections, Contender contender) {
    return rate(connections, contender) / rate(connections, bare);
  }

  private void aims(Report report) {
    for (int connections : ListenerBenchmark.CONNECTIONS) {
      report.aim(
          Aim.atLeastPart(
              "listener, %d connections: requests/s of the bare pair".formatted(connections),
              PART_OF_BARE,
              partOfBare(connections, connector)));
    }
    report.aim(
        Aim.below(
            "listener, %d connections: p99".formatted(P99_CONNECTIONS),
            P99_MS,
            Rounds.of(of(P99_CONNECTIONS, connector), round -> round.load().millis(99)).median(),
            "ms"));
  }
}
