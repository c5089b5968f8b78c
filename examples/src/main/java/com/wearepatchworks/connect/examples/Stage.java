/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.wearepatchworks.connect.sandbox.ConnectRest;
import com.wearepatchworks.connect.sandbox.JvmOptions;
import com.wearepatchworks.connect.sandbox.Sandbox;
import com.wearepatchworks.connect.sandbox.Topics;
import com.wearepatchworks.connect.sandbox.WorkerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What every example plays on: Kafka, a worker with one archive, a source and a sink. Closes all
 * that the run owns.
 */
final class Stage implements AutoCloseable {
  private static final int PARTITIONS = 3;
  private static final Duration START = Duration.ofSeconds(60);

  /**
   * What an example needs.
   *
   * @param module whose archive the worker loads
   * @param names of what is made
   * @param bootstrapServers of an existing cluster; null for a Kafka of our own
   * @param worker changes the worker's settings
   */
  record Setting(
      String module,
      Names names,
      @Nullable String bootstrapServers,
      UnaryOperator<WorkerConfig> worker) {}

  private final Parts parts = new Parts();
  private final Setting setting;
  private final Place place;
  private final Steps steps;

  Stage(Setting setting, Place place, int steps) {
    this.setting = setting;
    this.place = place;
    this.steps = new Steps(place.screen(), steps);
  }

  Steps steps() {
    return steps;
  }

  Screen screen() {
    return place.screen();
  }

  String logs() {
    return place.logs().directory().toString();
  }

  /** Closes it with the stage. */
  <T extends AutoCloseable> T own(T part) {
    return parts.own(part);
  }

  /**
   * A step: Kafka, with the topic.
   *
   * @param environment variables of the worker
   */
  Sandbox startKafka(Map<String, String> environment) {
    String given = setting.bootstrapServers();
    return given == null
        ? steps.run("Starting Kafka", () -> ownKafka(environment))
        : steps.run("Looking for Kafka at " + given, () -> existingKafka(given, environment));
  }

  private Sandbox ownKafka(Map<String, String> environment) {
    Sandbox sandbox = parts.own(sandbox(environment).start());
    createTopic(sandbox.bootstrapServers());
    return sandbox;
  }

  private Sandbox existingKafka(String bootstrapServers, Map<String, String> environment)
      throws InterruptedException {
    Names names = setting.names();
    ExistingKafka kafka = parts.own(ExistingKafka.reach(bootstrapServers));
    createTopic(bootstrapServers);
    kafka.beginAtEnd(names.sinkGroup(), names.topic());
    parts.own(() -> kafka.remove(names.workerTopics(), names.groups()));
    return parts.own(sandbox(environment).bootstrapServers(bootstrapServers).start());
  }

  private void createTopic(String bootstrapServers) {
    try (Topics topics = Topics.at(bootstrapServers)) {
      topics.create(setting.names().topic(), PARTITIONS);
    }
  }

  private Sandbox.Builder sandbox(Map<String, String> environment) {
    return Sandbox.builder()
        .workers(0)
        .archives(List.of(archive()))
        .environment(environment)
        .worker(config -> setting.worker().apply(config.group(setting.names().workerGroup())))
        .workerProcesses(
            jvm ->
                new JvmOptions(
                    jvm.classpath(), jvm.arguments(), jvm.environment(), place.logs().worker()));
  }

  private Path archive() {
    return place.home().archive(setting.module());
  }

  /** A step: the worker. */
  ConnectRest startWorker(Sandbox sandbox) {
    String archive = archive().getFileName().toString().replace(".zip", "");
    return steps.run("Starting a worker with " + archive, () -> sandbox.addWorker().rest());
  }

  /** Two steps: the connectors, with the configs in these files as they stand. */
  void createConnectors(ConnectRest rest, String source, String sink) {
    Names names = setting.names();
    steps.run("Creating the source as in " + source, () -> create(rest, names.source(), source));
    steps.run("Creating the sink as in " + sink, () -> create(rest, names.sink(), sink));
  }

  private boolean create(ConnectRest rest, String name, String config) {
    rest.put(name, place.home().config(config));
    return rest.awaitRunning(name, START).isRunning();
  }

  /**
   * The last step.
   *
   * @param trouble why the run was given up; empty when it was not
   */
  Report compare(String trouble, Callable<Report> report) {
    if (!trouble.isEmpty()) {
      Screen.wrapped("Given up: " + trouble, "      ").forEach(screen()::line);
    }
    return steps.run("Comparing what was sent with what arrived", report);
  }

  /** Waits until the interrupt that ends a run that is kept. */
  static void stay() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  @Override
  public void close() {
    parts.close();
  }
}
