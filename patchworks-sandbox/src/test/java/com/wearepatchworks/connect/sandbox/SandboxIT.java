/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SandboxIT {
  private static final Path PLUGINS = Path.of(property("sandbox.plugins"));
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final String SOURCE = "org.apache.kafka.connect.file.FileStreamSourceConnector";

  private final Path directory;

  SandboxIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void runsAConnectorInThisJvmAndLeavesNothingBehind() throws IOException {
    Set<Thread> before = nonDaemonThreads();
    Path left;
    try (Sandbox sandbox = timed("sandbox in one JVM", sandbox()::start)) {
      left = sandbox.directory();
      assertThat(sandbox.rest().connectorPlugins())
          .contains(new ConnectRest.Plugin(SOURCE, "source", property("kafka.version")));
      runFileSource(sandbox, "lines", "one\ntwo\n");
      assertThat(values(sandbox.reader().first("lines", 2, SOON))).containsExactly("one", "two");
      sandbox.rest().delete("lines");
      time("close", sandbox::close);
    }
    assertThat(left).doesNotExist();
    assertThat(nonDaemonThreads()).isSubsetOf(before);
  }

  @Test
  void readsAfterARestartOfTheBrokerWhatWasWrittenBefore() throws Exception {
    try (KafkaBroker broker = timed("broker in this JVM", KafkaBroker::temporary);
        TopicWriter writer = TopicWriter.at(broker.bootstrapServers())) {
      writer.send("kept", "k", "before").get();
      time("stop", broker::stop);
      time("start again", broker::start);
      writer.send("kept", "k", "after").get();
      assertThat(values(TopicReader.at(broker.bootstrapServers()).toEnd("kept")))
          .containsExactly("before", "after");
      time("close", broker::close);
    }
  }

  @Test
  void readsAfterTheDeathOfTheBrokerProcessWhatWasAcknowledged() throws Exception {
    try (BrokerProcess broker = timed("broker process", BrokerProcess::temporary);
        TopicWriter writer = TopicWriter.at(broker.bootstrapServers())) {
      writer.send("kept", "k", "before").get();
      broker.kill();
      time("start after kill", broker::start);
      writer.send("kept", "k", "after").get();
      assertThat(values(TopicReader.at(broker.bootstrapServers()).toEnd("kept")))
          .containsExactly("before", "after");
      time("close", broker::close);
    }
  }

  @Test
  void movesATaskToTheOtherWorkerWhenItsOwnIsKilled() throws IOException {
    Sandbox.Builder two = sandbox().workerProcesses().workers(2);
    try (Sandbox sandbox = timed("broker and two worker processes", two::start)) {
      Path file = runFileSource(sandbox, "moved", "one\n");
      assertThat(values(sandbox.reader().first("moved", 1, SOON))).containsExactly("one");
      String owner = ownerOf(sandbox, "moved");
      WorkerProcess killed = workerAt(sandbox, owner);
      WorkerProcess other =
          sandbox.workerProcesses().stream().filter(w -> w != killed).findFirst().orElseThrow();

      killed.kill();
      time(
          "take over",
          () ->
              other.rest().await("moved", s -> runsElsewhere(s, owner), "running elsewhere", SOON));
      Files.writeString(file, "one\ntwo\n");

      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(values(sandbox.reader().toEnd("moved"))).contains("two"));
      time("worker process start after kill", killed::start);
      assertThat(killed.rest().connectors()).containsExactly("moved");
      time("close", sandbox::close);
    }
  }

  @Test
  void runsAConnectorOnTheOldestTestedWorker() throws IOException {
    Sandbox.Builder oldest =
        sandbox().workerProcesses(jvm -> jvm.withClasspath(WorkerClasspath.oldestTested()));
    try (Sandbox sandbox = timed("broker and oldest worker process", oldest::start)) {
      runFileSource(sandbox, "old", "one\n");
      assertThat(values(sandbox.reader().first("old", 1, SOON))).containsExactly("one");
      assertThat(sandbox.workerProcesses().get(0).logFile())
          .content()
          .contains("Kafka version: " + property("kafka.oldest.tested.version"));
      time("close", sandbox::close);
    }
  }

  @Test
  void saysWhyAWorkerInThisJvmDoesNotStart() {
    try (KafkaBroker broker = KafkaBroker.temporary()) {
      WorkerConfig bad =
          WorkerConfig.of(broker.bootstrapServers(), List.of()).valueConverter("no.such.Converter");

      assertThatThrownBy(() -> ConnectWorker.start(bad))
          .isInstanceOf(SandboxException.class)
          .hasMessageContaining("no.such.Converter");
    }
  }

  @Test
  void usesAnExistingClusterAndLeavesItAsItWas() {
    try (KafkaBroker existing = KafkaBroker.temporary();
        Topics topics = Topics.at(existing.bootstrapServers())) {
      try (Sandbox sandbox = sandbox().bootstrapServers(existing.bootstrapServers()).start()) {
        assertThat(sandbox.rest().connectors()).isEmpty();
        assertThat(topics.names()).hasSize(3);
      }
      await().atMost(SOON).untilAsserted(() -> assertThat(topics.names()).isEmpty());
    }
  }

  @Test
  void saysThatThePortOfAWorkerIsTakenAndLeavesNothingBehind() {
    try (Sandbox sandbox = sandbox().start()) {
      Set<Thread> before = nonDaemonThreads();
      WorkerConfig second =
          WorkerConfig.of(sandbox.bootstrapServers(), List.of())
              .restPort(sandbox.rest().url().getPort());

      assertThatThrownBy(() -> ConnectWorker.start(second))
          .isInstanceOf(SandboxException.class)
          .hasMessageContaining("Address already in use");
      assertThat(nonDaemonThreads()).isSubsetOf(before);
    }
  }

  @Test
  void saysWhyAWorkerProcessDoesNotStart() {
    WorkerConfig bad =
        WorkerConfig.of("127.0.0.1:1", List.of()).valueConverter("no.such.Converter");
    JvmOptions options = JvmOptions.loggingTo(directory.resolve("bad.log"));

    assertThatThrownBy(() -> WorkerProcess.start(bad, options))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("no.such.Converter")
        .hasMessageContaining("bad.log");
  }

  @Test
  void sharesTasksWithAWorkerThatJoins() throws IOException {
    try (Sandbox sandbox = sandbox().start()) {
      runFileSource(sandbox, "first", "one\n");
      runFileSource(sandbox, "second", "one\n");

      Worker joined = timed("second worker in this JVM", sandbox::addWorker);

      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(List.of(ownerOf(sandbox, "first"), ownerOf(sandbox, "second")))
                      .contains(joined.url().getAuthority()));
    }
  }

  private Sandbox.Builder sandbox() {
    return Sandbox.builder()
        .plugins(PLUGINS)
        .environment(Map.of("DIRECTORY", directory.toAbsolutePath().toString()));
  }

  private static String ownerOf(Sandbox sandbox, String connector) {
    return sandbox.rest().awaitRunning(connector, SOON).tasks().get(0).worker();
  }

  private Path runFileSource(Sandbox sandbox, String name, String content) throws IOException {
    Path file = Files.writeString(directory.resolve(name + ".txt"), content);
    String config =
        """
        {"connector.class": "%s", "file": "${env:DIRECTORY}/%s", "topic": "%s", "tasks.max": "1"}
        """
            .formatted(SOURCE, file.getFileName(), name);
    assertThat(sandbox.rest().validate(name, config.replace("\"topic\"", "\"typo\"")))
        .containsOnlyKeys("topic");
    sandbox.rest().put(name, config);
    sandbox.rest().awaitRunning(name, SOON);
    return file;
  }

  private static boolean runsElsewhere(ConnectorStatus status, String owner) {
    return status.isRunning() && status.tasks().stream().noneMatch(t -> t.worker().equals(owner));
  }

  private static WorkerProcess workerAt(Sandbox sandbox, String hostAndPort) {
    return sandbox.workerProcesses().stream()
        .filter(worker -> worker.url().getAuthority().equals(hostAndPort))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> values(List<ConsumerRecord<String, String>> records) {
    return records.stream().map(ConsumerRecord::value).toList();
  }

  private static Set<Thread> nonDaemonThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .collect(Collectors.toSet());
  }

  private static String property(String name) {
    return Objects.requireNonNull(
        System.getProperty(name), name + ": the build sets it for failsafe");
  }

  private static <T> T timed(String what, Supplier<T> step) {
    long start = System.nanoTime();
    T result = step.get();
    System.out.printf("%s: %.1f s%n", what, (System.nanoTime() - start) / 1e9);
    return result;
  }

  private static void time(String what, Runnable step) {
    timed(
        what,
        () -> {
          step.run();
          return what;
        });
  }
}
