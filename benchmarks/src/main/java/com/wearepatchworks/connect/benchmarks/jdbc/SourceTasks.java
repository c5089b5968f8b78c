/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.jdbctask.BareMain;
import com.wearepatchworks.connect.benchmarks.jdbctask.SourceTaskMain;
import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.report.Rounds;
import com.wearepatchworks.connect.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The source's task, without Kafka, next to the driver alone; and how soon its first page comes.
 */
final class SourceTasks {
  static final String BINARY = "bare driver, binary";
  static final String TEXT = "bare driver, text";

  private static final double MILLIS = 1e-6;
  private static final String FETCH_SIZE = "10000";

  private final JdbcLab lab;
  private final JdbcSizes sizes;
  private final SourceOptions options;

  /** The expected rows again, with a column for the mode gap-free. */
  private static final String FOLLOWED = "followed_rows";

  SourceTasks(JdbcLab lab, JdbcSizes sizes) {
    this.lab = lab;
    this.sizes = sizes;
    this.options = new SourceOptions(lab.server(), FOLLOWED);
  }

  /** Who reads, and how it is asked. */
  private record Reading(String name, TaskJvm jvm, Map<String, String> settings) {}

  void run(Report report) {
    SourceOptions.makeTable(lab.server(), FOLLOWED);
    TaskJvm connector =
        lab.jvm("source task", SourceTaskMain.class, lab.classpath().archive(), JdbcLab.HEAP);
    TaskJvm bare = lab.jvm("bare reader", BareMain.class, lab.classpath().driver(), JdbcLab.HEAP);
    Timings timings =
        rounds(
            List.of(
                new Reading(SourceOptions.GAP_FREE, connector, reading(options.gapFree())),
                new Reading(SourceOptions.INCREMENTING, connector, reading(options.incrementing())),
                new Reading(BINARY, bare, bare("read-binary")),
                new Reading(TEXT, bare, bare("read-text"))));
    SourceTaskReport found = new SourceTaskReport(timings, firstPages(connector));
    found.writeTo(report);
  }

  private Map<String, String> reading(Map<String, String> connector) {
    Map<String, String> settings = new TreeMap<>(connector);
    settings.put("name", "benchmark");
    settings.put("run.way", "read");
    settings.put("run.rows", Integer.toString(sizes.rows()));
    return settings;
  }

  private Map<String, String> bare(String way) {
    return Map.of(
        "run.url", lab.fullUrl(),
        "run.way", way,
        "run.table", FOLLOWED,
        "run.batch", FETCH_SIZE,
        "run.rows", Integer.toString(sizes.rows()));
  }

  /** They take turns, after one that is not counted. */
  private Timings rounds(List<Reading> readings) {
    Timings timings = new Timings();
    List<Reading> order = new ArrayList<>(readings);
    for (int round = -1; round < lab.setup().plan().rounds(); round++) {
      for (Reading reading : order) {
        Timing timing = reading.jvm.timed(reading.settings, sizes.rows(), lab.serverCpu());
        lab.say(
            "read, %-26s %8s rows/s, client %s µs, server %s µs"
                .formatted(
                    reading.name,
                    Table.number(timing.rowsPerSecond()),
                    Table.number(timing.clientMicros()),
                    Table.number(timing.serverMicros())));
        if (round >= 0) {
          timings.add(reading.name, timing);
        }
      }
      Collections.rotate(order, -1);
    }
    return timings;
  }

  private List<FirstPages> firstPages(TaskJvm connector) {
    List<FirstPages> found = new ArrayList<>();
    for (boolean gapFree : new boolean[] {true, false}) {
      String name = gapFree ? SourceOptions.GAP_FREE : SourceOptions.INCREMENTING;
      Map<String, String> settings = reading(gapFree ? options.gapFree() : options.incrementing());
      settings.put("run.url", lab.fullUrl());
      settings.put("run.table", FOLLOWED);
      settings.put("run.expected", Rows.EXPECTED);
      settings.put("run.channel", "benchmark");
      settings.put("run.tries", Integer.toString(sizes.tries()));
      settings.put("run.way", "restart");
      List<String> restarts = answers(connector, settings);
      settings.put("run.way", "backlog");
      settings.put("notify.channel", "benchmark");
      settings.put("poll.interval.ms", "60000");
      List<String> backlogs = answers(connector, settings);
      found.add(
          new FirstPages(
              name,
              Rounds.of(backlogs, pair -> millis(pair, 0)),
              Rounds.of(restarts, pair -> millis(pair, 0)),
              Rounds.of(restarts, pair -> millis(pair, 1))));
      lab.say(
          "first page, %s: told %s; restarted/connection %s".formatted(name, backlogs, restarts));
    }
    return found;
  }

  private static List<String> answers(TaskJvm connector, Map<String, String> settings) {
    return Arrays.asList(connector.ask(settings).split(" ", -1));
  }

  private static double millis(String pair, int which) {
    return Long.parseLong(pair.split("/", -1)[which]) * MILLIS;
  }
}
