/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * What a broker keeps on disk: its configuration, written once, and its formatted log directory.
 */
record BrokerFiles(Path directory, Properties properties, String bootstrapServers) {

  /**
   * Writes the configuration for two free ports and formats the log directory, unless that was done
   * before.
   */
  static BrokerFiles prepare(Path directory) {
    Directories.make(directory);
    int port = FreePort.pick();
    Properties properties = properties(directory, port, FreePort.pick());
    BrokerFiles files = new BrokerFiles(directory, properties, "127.0.0.1:" + port);
    files.write();
    files.format();
    return files;
  }

  Path configFile() {
    return directory.resolve("broker.properties");
  }

  private static Properties properties(Path directory, int port, int controllerPort) {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "process.roles",
            "broker,controller",
            "node.id",
            "1",
            "controller.quorum.voters",
            "1@127.0.0.1:" + controllerPort,
            "listeners",
            "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort),
            "advertised.listeners",
            "PLAINTEXT://127.0.0.1:" + port,
            "controller.listener.names",
            "CONTROLLER",
            "listener.security.protocol.map",
            "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "log.dirs",
            directory.resolve("log").toString()));
    properties.putAll(forOneBroker());
    properties.putAll(forOneMachine());
    return properties;
  }

  private static Map<String, String> forOneBroker() {
    return Map.of(
        "offsets.topic.replication.factor", "1",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1");
  }

  /**
   * Fewer partitions, threads and bytes than a server's defaults; groups form without waiting for
   * members.
   */
  private static Map<String, String> forOneMachine() {
    return Map.of(
        // how long a broker that was killed is kept out when it comes back
        "broker.session.timeout.ms", "9000",
        "broker.heartbeat.interval.ms", "500",
        "group.initial.rebalance.delay.ms", "0",
        "group.min.session.timeout.ms", "1000",
        "offsets.topic.num.partitions", "4",
        "transaction.state.log.num.partitions", "4",
        "share.coordinator.state.topic.num.partitions", "1",
        "num.network.threads", "2",
        "num.io.threads", "4",
        "log.cleaner.dedupe.buffer.size", "4194304");
  }

  private void write() {
    try (Writer out = Files.newBufferedWriter(configFile())) {
      properties.store(out, "a broker of the sandbox");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + configFile(), e);
    }
  }

  private void format() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    String[] command = {
      "format",
      "--ignore-formatted",
      "--cluster-id",
      Uuid.randomUuid().toString(),
      "--config",
      configFile().toString()
    };
    int status = StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8));
    if (status != 0) {
      throw new SandboxException(
          "formatting the broker's log directory in %s failed with status %d: %s"
              .formatted(directory, status, said.toString(StandardCharsets.UTF_8)));
    }
  }
}
