/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.ready;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;

/** Hands over records that its task has ready: values are the lines of a file on this machine. */
public final class ReadySource extends SourceConnector {
  static final String TOPIC = "topic";
  static final String FILE = "file";
  static final String RECORDS = "records";
  static final ConfigDef OPTIONS =
      new ConfigDef()
          .define(TOPIC, Type.STRING, Importance.HIGH, "Where they go.")
          .define(FILE, Type.STRING, Importance.HIGH, "Its lines are used again and again.")
          .define(RECORDS, Type.LONG, Importance.HIGH, "How many.");

  private Map<String, String> options = Map.of();

  /** For the worker. */
  public ReadySource() {}

  @Override
  public void start(Map<String, String> config) {
    options = Map.copyOf(config);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return ReadyTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return List.of(options);
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
