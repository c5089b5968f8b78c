/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.report.Rounds;
import com.wearepatchworks.connect.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The rounds of contenders that do the same, in the order in which they came first. */
final class Timings {
  private final Map<String, List<Timing>> rounds = new LinkedHashMap<>();

  void add(String contender, Timing timing) {
    rounds.computeIfAbsent(contender, none -> new ArrayList<>()).add(timing);
  }

  boolean has(String contender) {
    return rounds.containsKey(contender);
  }

  /** The median; the contender must have taken part. */
  double rowsPerSecond(String contender) {
    return of(contender, Timing::rowsPerSecond).median();
  }

  /** How many times the rows per second of another one. */
  double times(String contender, String other) {
    return rowsPerSecond(contender) / rowsPerSecond(other);
  }

  private Rounds of(String contender, ToDoubleFunction<Timing> figure) {
    return Rounds.of(rounds.getOrDefault(contender, List.of()), figure);
  }

  /**
   * All contenders.
   *
   * @param limit the one that the others are compared with
   */
  Table table(String limit) {
    Table table =
        new Table("contender", "rows", "rows/s", "spread", "client µs", "server µs", "of " + limit);
    rounds.forEach(
        (contender, timings) ->
            table.row(
                contender,
                Table.number(timings.get(0).rows()),
                Table.number(rowsPerSecond(contender)),
                Table.percent(of(contender, Timing::rowsPerSecond).spread()),
                Table.number(of(contender, Timing::clientMicros).median()),
                Table.number(of(contender, Timing::serverMicros).median()),
                has(limit) ? Table.percent(times(contender, limit)) : ""));
    return table;
  }
}
