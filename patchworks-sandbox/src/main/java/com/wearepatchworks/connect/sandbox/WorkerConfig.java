/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Configuration of a distributed worker; each method returns a changed copy.
 *
 * <p>What differs from Kafka's own defaults: keys and values are strings ({@code StringConverter});
 * the REST API listens on 127.0.0.1, on a free port; {@code plugin.discovery=service_load}; {@code
 * ${env:NAME}} in connector configs reads a variable; connectors may override client settings;
 * offsets are committed every second; the transaction of a task that was killed, which a worker
 * that starts waits for, is given up after 5 s; a worker that is gone is noticed after 6 s and its
 * tasks move 1 s later; the internal topics have one partition and as many replicas as the cluster
 * gives by default.
 */
public final class WorkerConfig {
  private static final String STRING = "org.apache.kafka.connect.storage.StringConverter";

  private final Map<String, String> properties;

  private WorkerConfig(Map<String, String> properties) {
    this.properties = properties;
  }

  /**
   * A worker of the group {@code sandbox}.
   *
   * @param pluginPath directories that hold unzipped archives
   */
  public static WorkerConfig of(String bootstrapServers, Collection<Path> pluginPath) {
    WorkerConfig config =
        new WorkerConfig(defaults())
            .with("bootstrap.servers", bootstrapServers)
            .group("sandbox")
            .restPort(FreePort.pick());
    return pluginPath.isEmpty() ? config : config.with("plugin.path", joined(pluginPath));
  }

  private static String joined(Collection<Path> directories) {
    return directories.stream()
        .map(directory -> directory.toAbsolutePath().toString())
        .collect(Collectors.joining(","));
  }

  private static Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("plugin.discovery", "service_load");
    defaults.put("key.converter", STRING);
    defaults.put("value.converter", STRING);
    defaults.put("config.providers", "env");
    defaults.put(
        "config.providers.env.class",
        "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
    defaults.put("connector.client.config.override.policy", "All");
    defaults.put("offset.flush.interval.ms", "1000");
    defaults.put("scheduled.rebalance.max.delay.ms", "1000");
    defaults.put("producer.transaction.timeout.ms", "5000");
    defaults.put("session.timeout.ms", "6000");
    defaults.put("heartbeat.interval.ms", "1000");
    for (String topic : new String[] {"config", "offset", "status"}) {
      defaults.put(topic + ".storage.replication.factor", "-1");
    }
    defaults.put("offset.storage.partitions", "1");
    defaults.put("status.storage.partitions", "1");
    return defaults;
  }

  /**
   * Workers of one name share connectors; the internal topics are named after it. Default {@code
   * sandbox}.
   */
  public WorkerConfig group(String name) {
    WorkerConfig changed = with("group.id", name);
    for (Map.Entry<String, String> topic : internalTopics(name).entrySet()) {
      changed = changed.with(topic.getKey(), topic.getValue());
    }
    return changed;
  }

  /** Option to name of the topics in which workers of the group keep what they know. */
  static Map<String, String> internalTopics(String group) {
    return Map.of(
        "config.storage.topic", group + "-configs",
        "offset.storage.topic", group + "-offsets",
        "status.storage.topic", group + "-status");
  }

  /** Port of the REST API on 127.0.0.1, kept over restarts. Default: a free one. */
  public WorkerConfig restPort(int port) {
    return with("listeners", "http://127.0.0.1:" + port)
        .with("rest.advertised.host.name", "127.0.0.1")
        .with("rest.advertised.port", Integer.toString(port));
  }

  /** Class name of the default key converter. Default {@code StringConverter}. */
  public WorkerConfig keyConverter(String className) {
    return with("key.converter", className);
  }

  /** Class name of the default value converter. Default {@code StringConverter}. */
  public WorkerConfig valueConverter(String className) {
    return with("value.converter", className);
  }

  /** How often offsets are committed. Default 1 s (Kafka: 60 s). */
  public WorkerConfig offsetFlushInterval(Duration interval) {
    return with("offset.flush.interval.ms", Long.toString(interval.toMillis()));
  }

  /** How long the tasks of a worker that left wait for its return. Default 1 s (Kafka: 5 min). */
  public WorkerConfig rebalanceDelay(Duration delay) {
    return with("scheduled.rebalance.max.delay.ms", Long.toString(delay.toMillis()));
  }

  /** Any other setting of the worker; last call wins. */
  public WorkerConfig with(String key, String value) {
    Map<String, String> changed = new TreeMap<>(properties);
    changed.put(key, value);
    return new WorkerConfig(changed);
  }

  /** As in a {@code worker.properties}. */
  public Map<String, String> properties() {
    return Map.copyOf(properties);
  }

  String listener() {
    return properties.getOrDefault("listeners", "");
  }
}
