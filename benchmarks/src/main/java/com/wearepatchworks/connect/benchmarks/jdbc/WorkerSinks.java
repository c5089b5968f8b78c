/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.jdbc.DebeziumContender.Tuning;
import com.wearepatchworks.connect.benchmarks.jdbc.WorkerLab.Converter;
import com.wearepatchworks.connect.benchmarks.jdbcplugin.SwallowSink;
import com.wearepatchworks.connect.benchmarks.lab.Json;
import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import com.wearepatchworks.connect.benchmarks.report.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Rows from a topic into a table: by the sink and by Debezium's; and into nothing. */
final class WorkerSinks {
  static final String SWALLOW = "swallowed";
  static final String CONNECTOR = "connector";

  private static final String NEW_ONES =
      "SELECT count(*) FROM %s WHERE customer <> 'before'".formatted(Rows.WRITTEN);

  private final WorkerLab lab;
  private final Rows rows;
  private final RowTopic topic;
  private final Converter converter;
  private final int count;
  private final String lastOnes;

  /**
   * Of one topic.
   *
   * @param count rows in it
   */
  WorkerSinks(WorkerLab lab, Rows rows, RowTopic topic, Converter converter, int count) {
    this.lab = lab;
    this.rows = rows;
    this.topic = topic;
    this.converter = converter;
    this.count = count;
    String ids = String.join(", ", topic.lastIds().stream().map(String::valueOf).toList());
    this.lastOnes =
        "SELECT count(*) FROM %s w JOIN %s e USING (id, quantity) WHERE id IN (%s)"
            .formatted(Rows.WRITTEN, Rows.EXPECTED, ids);
  }

  Map<Job, Timings> run() {
    Map<Job, Timings> found = new LinkedHashMap<>();
    for (Job.Mode mode : Job.Mode.values()) {
      for (int tasks : List.of(1, 2)) {
        Job job = new Job(mode, tasks, count);
        found.put(job, rounds(job));
      }
    }
    return found;
  }

  private Timings rounds(Job job) {
    List<String> order = new ArrayList<>(List.of(CONNECTOR, SWALLOW));
    if (converter == Converter.WITH_SCHEMAS && lab.jdbc().classpath().hasDebezium()) {
      order.add(Tuning.TUNED.title());
    }
    Timings timings = new Timings();
    for (int round = -1; round < lab.jdbc().setup().plan().rounds(); round++) {
      for (String contender : order) {
        Timing timing = consume(contender, job);
        lab.jdbc()
            .say(
                "worker, %s, %-15s %-20s %8s rows/s"
                    .formatted(
                        converter.title(),
                        job.title(),
                        contender,
                        Table.number(timing.rowsPerSecond())));
        if (round >= 0) {
          timings.add(contender, timing);
        }
      }
      Collections.rotate(order, -1);
    }
    return timings;
  }

  /** From the first rows that are there: a connector's start is not part of its rate. */
  private Timing consume(String contender, Job job) {
    String name = lab.name(contender);
    Path file = lab.jdbc().directory().resolve(name + ".count");
    boolean swallows = contender.equals(SWALLOW);
    LongSupplier progress =
        swallows ? () -> counted(file, job.writers()) : () -> Long.parseLong(rows.text(NEW_ONES));
    BooleanSupplier done =
        swallows
            ? () -> counted(file, job.writers()) >= count
            : () -> Long.parseLong(rows.text(lastOnes)) == topic.partitions();
    rows.prepare(job);
    lab.worker().rest().put(name, Json.object(options(contender, job, file)));
    Begin begin = new Begin(lab, progress);
    lab.await(name, begin);
    lab.await(name, done);
    Timing timing = begin.clock().stop(lab, count - begin.before());
    lab.worker().rest().delete(name);
    if (!swallows) {
      rows.verify(job, contender);
    }
    return timing;
  }

  private Map<String, String> options(String contender, Job job, Path file) {
    Map<String, String> options = new TreeMap<>(WorkerLab.json(converter));
    if (contender.equals(SWALLOW)) {
      options.put("connector.class", SwallowSink.class.getName());
      options.put("topics", topic.name());
      options.put("file", file.toString());
    } else if (contender.equals(CONNECTOR)) {
      options.putAll(TaskContender.options(lab.jdbc(), job.mode(), topic.name()));
    } else {
      options.putAll(DebeziumContender.options(lab.jdbc(), job.mode(), topic.name(), Tuning.TUNED));
      options.put("consumer.override.max.poll.records", Integer.toString(Tuning.TUNED.batch()));
    }
    options.put("tasks.max", Integer.toString(job.writers()));
    return options;
  }

  private static long counted(Path file, int tasks) {
    long sum = 0;
    for (int i = 0; i < tasks; i++) {
      Path its = file.resolveSibling(file.getFileName() + "." + i);
      try {
        byte[] bytes = Files.exists(its) ? Files.readAllBytes(its) : new byte[0];
        sum += bytes.length < Long.BYTES ? 0 : ByteBuffer.wrap(bytes).getLong();
      } catch (IOException e) {
        throw new BenchmarkException("cannot read " + its, e);
      }
    }
    return sum;
  }
}
