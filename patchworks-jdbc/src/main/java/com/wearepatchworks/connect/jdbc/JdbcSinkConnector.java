/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc;

import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.TaskConfigs;
import com.wearepatchworks.connect.core.config.Version;
import com.wearepatchworks.connect.jdbc.sink.JdbcSinkConfig;
import com.wearepatchworks.connect.jdbc.sink.JdbcSinkOffsets;
import com.wearepatchworks.connect.jdbc.sink.JdbcSinkTask;
import com.wearepatchworks.connect.jdbc.sink.JdbcSinkTrial;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/**
 * Writes records into tables of a database: insert, upsert, update and delete, exactly once where
 * that is wanted.
 */
public final class JdbcSinkConnector extends SinkConnector {
  private final UnaryOperator<Map<String, String>> trial;
  private Map<String, String> options = Map.of();

  /** A connector as the worker makes it. */
  public JdbcSinkConnector() {
    this(JdbcSinkTrial::problems);
  }

  /** One that asks {@code trial} what only a database can tell, by option. */
  JdbcSinkConnector(UnaryOperator<Map<String, String>> trial) {
    this.trial = trial;
  }

  @Override
  public String version() {
    return Version.of(getClass());
  }

  @Override
  public ConfigDef config() {
    return JdbcSinkConfig.DEFINITION;
  }

  @Override
  public Config validate(Map<String, String> given) {
    Config config = super.validate(given);
    Problems problems = new Problems(config);
    JdbcSinkConfig.check(given, problems);
    if (!problems.any()) {
      trial.apply(given).forEach(problems::add);
    }
    return config;
  }

  @Override
  public void start(Map<String, String> given) {
    options = Map.copyOf(given);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return JdbcSinkTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return TaskConfigs.copies(options, maxTasks);
  }

  @Override
  public void stop() {}

  @Override
  public boolean alterOffsets(Map<String, String> given, Map<TopicPartition, Long> offsets) {
    JdbcSinkOffsets.altered(given, offsets);
    return true;
  }
}
