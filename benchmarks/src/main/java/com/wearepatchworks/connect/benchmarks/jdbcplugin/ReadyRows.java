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
import org.apache.kafka.connect.source.SourceConnector;

/** Hands over rows that its tasks have ready as structs. */
public final class ReadyRows extends SourceConnector {
  static final String TOPIC = "topic";
  static final String RECORDS = "records";
  static final ConfigDef OPTIONS =
      new ConfigDef()
          .define(TOPIC, Type.STRING, Importance.HIGH, "Where they go.")
          .define(RECORDS, Type.LONG, Importance.HIGH, "How many, of all tasks together.");

  private Map<String, String> options = Map.of();

  /** For the worker. */
  public ReadyRows() {}

  @Override
  public void start(Map<String, String> config) {
    options = Map.copyOf(config);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return ReadyRowsTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    List<Map<String, String>> tasks = new ArrayList<>();
    long records = Long.parseLong(options.getOrDefault(RECORDS, "0"));
    for (int i = 0; i < maxTasks; i++) {
      Map<String, String> task = new HashMap<>(options);
      task.put(RECORDS, Long.toString(records / maxTasks));
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
