/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftp;

import com.wearepatchworks.connect.benchmarks.report.Rounds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What was measured: for each round trip and contender, its rounds. */
final class Fetches {
  private final Map<Integer, Map<String, List<Fetch>>> rounds = new LinkedHashMap<>();

  void add(int roundTripMillis, String contender, Fetch fetch) {
    rounds
        .computeIfAbsent(roundTripMillis, none -> new LinkedHashMap<>())
        .computeIfAbsent(contender, none -> new ArrayList<>())
        .add(fetch);
  }

  Set<Integer> roundTrips() {
    return rounds.keySet();
  }

  Set<String> contenders(int roundTripMillis) {
    return rounds.getOrDefault(roundTripMillis, Map.of()).keySet();
  }

  /** The rounds of one contender; it must have taken part. */
  Rounds of(int roundTripMillis, String contender, ToDoubleFunction<Fetch> figure) {
    return Rounds.of(
        rounds.getOrDefault(roundTripMillis, Map.of()).getOrDefault(contender, List.of()), figure);
  }

  double median(int roundTripMillis, String contender, ToDoubleFunction<Fetch> figure) {
    return of(roundTripMillis, contender, figure).median();
  }

  /** How many times the figure of another contender. */
  double times(
      int roundTripMillis, String contender, String other, ToDoubleFunction<Fetch> figure) {
    return median(roundTripMillis, contender, figure) / median(roundTripMillis, other, figure);
  }
}
