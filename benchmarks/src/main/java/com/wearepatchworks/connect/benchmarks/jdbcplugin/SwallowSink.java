/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbcplugin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Takes records and counts them: what Kafka, Connect and the converter take at most. */
public final class SwallowSink extends SinkConnector {
  static final String FILE = "file";
  static final ConfigDef OPTIONS =
      new ConfigDef()
          .define(
              FILE,
              Type.STRING,
              Importance.HIGH,
              "Each task keeps its count in one of this name with its number.");

  private Map<String, String> options = Map.of();

  /** For the worker. */
  public SwallowSink() {}

  @Override
  public void start(Map<String, String> config) {
    options = Map.copyOf(config);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return SwallowTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    List<Map<String, String>> tasks = new ArrayList<>();
    for (int i = 0; i < maxTasks; i++) {
      Map<String, String> task = new HashMap<>(options);
      task.put(FILE, options.get(FILE) + "." + i);
      tasks.add(task);
    }
    return tasks;
  }

  @Override
  public void stop() {}

  @Override
  public ConfigDef config() {
    return OPTIONS;
  }

  @Override
  public String version() {
    return "benchmark";
  }
}
