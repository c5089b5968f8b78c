/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.jdbcplugin.RowsPlugin;
import com.wearepatchworks.connect.benchmarks.lab.Lab;
import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import com.wearepatchworks.connect.benchmarks.process.CpuTime;
import com.wearepatchworks.connect.benchmarks.process.Pause;
import com.wearepatchworks.connect.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Kafka and one worker with the archive, Debezium's sink and the benchmark's own connectors. */
final class WorkerLab implements AutoCloseable {
  private static final Duration STEP = Duration.ofMillis(40);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int STEPS_PER_LOOK = 25;

  private final JdbcLab jdbc;
  private final Lab kafka;
  private final Sandbox worker;
  private int names;

  private WorkerLab(JdbcLab jdbc, Lab kafka, Sandbox worker) {
    this.jdbc = jdbc;
    this.kafka = kafka;
    this.worker = worker;
  }

  static WorkerLab open(JdbcLab jdbc) {
    JdbcLab.Setup setup = jdbc.setup();
    Lab kafka = Lab.open(setup.archive(), setup.plan(), setup.progress());
    Path plugins = RowsPlugin.in(jdbc.directory().resolve("worker-plugins"));
    if (jdbc.classpath().hasDebezium()) {
      copyDebezium(jdbc, plugins.resolve("debezium"));
    }
    Sandbox worker =
        kafka.worker("jdbc", List.of("-Xmx1g", "-Duser.timezone=UTC"), Map.of(), List.of(plugins));
    return new WorkerLab(jdbc, kafka, worker);
  }

  private static void copyDebezium(JdbcLab jdbc, Path plugin) {
    try {
      Files.createDirectories(plugin);
      for (String jar : jdbc.classpath().debeziumPlugin()) {
        Files.copy(Path.of(jar), plugin.resolve(Path.of(jar).getFileName()));
      }
    } catch (IOException e) {
      throw new BenchmarkException("cannot make Debezium's plugin directory", e);
    }
  }

  JdbcLab jdbc() {
    return jdbc;
  }

  Sandbox worker() {
    return worker;
  }

  RowTopic topic(String name) {
    return new RowTopic(kafka.bootstrapServers(), name);
  }

  /** A name that no connector has had. */
  String name(String start) {
    return start.replaceAll("\\W+", "-") + "-" + ++names;
  }

  /** Options of JSON converters for key and value. */
  static Map<String, String> json(Converter converter) {
    String json = "org.apache.kafka.connect.json.JsonConverter";
    String schemas = Boolean.toString(converter == Converter.WITH_SCHEMAS);
    Map<String, String> options = new TreeMap<>();
    options.put("key.converter", json);
    options.put("key.converter.schemas.enable", schemas);
    options.put("value.converter", json);
    options.put("value.converter.schemas.enable", schemas);
    options.put("value.converter.decimal.format", "NUMERIC");
    return options;
  }

  /** How values lie in topics. */
  enum Converter {
    /** {@code schemas.enable=false}. */
    PLAIN("JSON"),
    /** {@code schemas.enable=true}: each record carries its schema. */
    WITH_SCHEMAS("JSON with schemas");

    private final String title;

    Converter(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** Waits until it is so, unless the connector fails. */
  void await(String connector, BooleanSupplier so) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int step = 1; !so.getAsBoolean(); step++) {
      Pause.of(STEP);
      if (step % STEPS_PER_LOOK == 0) {
        String failures = worker.rest().status(connector).failures();
        if (!failures.isEmpty() || System.nanoTime() > end) {
          throw new BenchmarkException(
              "connector %s failed or took too long: %s".formatted(connector, failures));
        }
      }
    }
  }

  /** Processor seconds of the worker. */
  double cpuSeconds() {
    return CpuTime.of(worker.workerProcesses().get(0).pid()).toNanos() / 1e9;
  }

  @Override
  public void close() {
    worker.close();
    kafka.close();
  }
}
