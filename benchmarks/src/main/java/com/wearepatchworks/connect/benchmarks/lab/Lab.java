/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.lab;

import com.wearepatchworks.connect.benchmarks.data.OrderTopic;
import com.wearepatchworks.connect.benchmarks.process.ChildJvm;
import com.wearepatchworks.connect.sandbox.Sandbox;
import com.wearepatchworks.connect.sandbox.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Kafka in a process of its own, and what is started beside it. */
public final class Lab implements AutoCloseable {
  /** Heap of every contender, so that none has an advantage. */
  public static final String HEAP = "-Xmx512m";

  private static final int PARTITIONS = 3;

  private final Sandbox kafka;
  private final Archive archive;
  private final Plan plan;
  private final Progress progress;
  private final Queue<Sandbox> workers = new ConcurrentLinkedQueue<>();

  /** Ctrl-C: the topics take more than a gigabyte of the temporary directory. */
  private final Thread cleanUp;

  private Lab(Sandbox kafka, Archive archive, Plan plan, Progress progress) {
    this.kafka = kafka;
    this.cleanUp = new Thread(this::closeAll, "clean-up");
    this.archive = archive;
    this.plan = plan;
    this.progress = progress;
    Runtime.getRuntime().addShutdownHook(cleanUp);
  }

  /** Starts Kafka. */
  public static Lab open(Archive archive, Plan plan, Progress progress) {
    progress.say("starting Kafka: one broker, in a process of its own");
    Sandbox kafka = Sandbox.builder().brokerProcess().workers(0).start();
    return new Lab(kafka, archive, plan, progress);
  }

  /** How long everything takes. */
  public Plan plan() {
    return plan;
  }

  /** Says what is being done. */
  public void say(String line) {
    progress.say(line);
  }

  /** Where Kafka clients connect. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** For what is made besides; deleted at the end. */
  public Path directory() {
    return kafka.directory();
  }

  /** A new topic. */
  public OrderTopic topic(String name) {
    try (Topics topics = kafka.topics()) {
      topics.create(name, PARTITIONS);
    }
    return new OrderTopic(bootstrapServers(), name);
  }

  /** Gives a topic's disk space back. */
  public void delete(String topic) {
    try (Topics topics = kafka.topics()) {
      topics.delete(topic);
    }
  }

  /**
   * Starts a Connect worker in a process of its own, with the archive as its only plugin.
   *
   * @param group a name that no other worker of this run has
   */
  public Sandbox worker(String group, List<String> jvmArguments) {
    return worker(group, jvmArguments, Map.of(), List.of());
  }

  /**
   * The same with more.
   *
   * @param environment variables for {@code ${env:NAME}} in connector configs
   * @param plugins directories of unzipped plugins, besides the archive
   */
  public Sandbox worker(
      String group,
      List<String> jvmArguments,
      Map<String, String> environment,
      List<Path> plugins) {
    say(
        "starting a Connect worker in a process of its own, %s"
            .formatted(String.join(" ", jvmArguments)));
    Sandbox.Builder builder =
        Sandbox.builder()
            .bootstrapServers(bootstrapServers())
            .archives(List.of(archive.zip()))
            .environment(environment)
            .worker(config -> config.group(group))
            .workerProcesses(options -> options.withArguments(jvmArguments));
    plugins.forEach(builder::plugins);
    Sandbox worker = builder.start();
    workers.add(worker);
    return worker;
  }

  /** Starts a process of the benchmark itself. */
  public ChildJvm child(String name, Class<?> main, String... arguments) {
    say("starting the %s in a process of its own, %s".formatted(name, HEAP));
    return ChildJvm.start(name, main, List.of(HEAP), kafka.directory(), arguments);
  }

  @Override
  public void close() {
    progress.say("stopping Kafka");
    closeAll();
    Runtime.getRuntime().removeShutdownHook(cleanUp);
  }

  /** Closing what its user has closed has no effect. */
  private void closeAll() {
    workers.forEach(Sandbox::close);
    kafka.close();
  }
}
