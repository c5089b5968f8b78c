/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.jdbc.WorkerLab.Converter;
import com.wearepatchworks.connect.benchmarks.jdbcplugin.ReadyRows;
import com.wearepatchworks.connect.benchmarks.lab.Json;
import com.wearepatchworks.connect.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows into a topic: by the source, and by a connector that has them ready. */
final class WorkerSources {
  static final String READY = "ready rows";
  static final String CONNECTOR = "connector, gap-free";

  private static final String TABLE = "worker_rows";

  /** The clock starts then: a connector's start is not part of its rate. */
  private static final long FIRST = 1_000;

  private final WorkerLab lab;
  private final JdbcSizes sizes;
  private final SourceOptions options;

  WorkerSources(WorkerLab lab, JdbcSizes sizes) {
    this.lab = lab;
    this.sizes = sizes;
    this.options = new SourceOptions(lab.jdbc().server(), TABLE);
    SourceOptions.makeTable(lab.jdbc().server(), TABLE);
  }

  /** By number of tasks. */
  Map<Integer, Timings> run() {
    Map<Integer, Timings> found = new LinkedHashMap<>();
    List<String> order = new ArrayList<>(List.of(CONNECTOR, READY));
    for (int tasks : List.of(1, 2)) {
      Timings timings = new Timings();
      for (int round = -1; round < lab.jdbc().setup().plan().rounds(); round++) {
        for (String contender : order) {
          Timing timing = produce(contender, tasks);
          if (round >= 0) {
            timings.add(contender, timing);
          }
        }
        Collections.rotate(order, 1);
      }
      found.put(tasks, timings);
    }
    return found;
  }

  private Timing produce(String contender, int tasks) {
    String name = lab.name(contender);
    RowTopic topic = lab.topic(name);
    Map<String, String> config =
        contender.equals(READY)
            ? new TreeMap<>(WorkerLab.json(Converter.PLAIN))
            : source(options.gapFree(), Converter.PLAIN);
    if (contender.equals(CONNECTOR) && tasks > 1) {
      config.put("table.parts", Integer.toString(tasks));
    }
    if (contender.equals(READY)) {
      config.put("connector.class", ReadyRows.class.getName());
      config.put("records", Integer.toString(sizes.rows()));
    }
    config.put("tasks.max", Integer.toString(tasks));
    config.put("topic", name);
    lab.worker().rest().put(name, Json.object(config));
    lab.await(name, () -> topic.count() >= FIRST);
    Clock clock = Clock.start(lab);
    long before = topic.count();
    lab.await(name, () -> topic.count() >= sizes.rows());
    Timing timing = clock.stop(lab, topic.count() - before);
    lab.worker().rest().delete(name);
    topic.delete();
    lab.jdbc()
        .say(
            "worker, source, %d tasks, %-20s %8s rows/s"
                .formatted(tasks, contender, Table.number(timing.rowsPerSecond())));
    return timing;
  }

  private static Map<String, String> source(Map<String, String> following, Converter converter) {
    Map<String, String> config = new TreeMap<>(following);
    config.putAll(WorkerLab.json(converter));
    config.put("timestamp.mapping", "connect");
    return config;
  }

  /** A topic of the first rows of the table, to be read by sinks. */
  RowTopic filled(Converter converter, int rows) {
    String name = lab.name("rows-" + converter.title());
    RowTopic topic = lab.topic(name);
    Map<String, String> config = source(options.incrementing(), converter);
    config.remove("table.include");
    config.put("query", "SELECT * FROM %s WHERE id < %d".formatted(TABLE, rows));
    config.put("key.columns", "id");
    config.put("tasks.max", "1");
    config.put("topic", name);
    lab.worker().rest().put(name, Json.object(config));
    lab.await(name, () -> topic.count() >= rows);
    lab.worker().rest().delete(name);
    return topic;
  }
}
