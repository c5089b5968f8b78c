/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp;

import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.TaskConfigs;
import com.wearepatchworks.connect.core.config.Version;
import com.wearepatchworks.connect.sftp.sink.SftpSinkConfig;
import com.wearepatchworks.connect.sftp.sink.SftpSinkOffsets;
import com.wearepatchworks.connect.sftp.sink.SftpSinkTask;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/**
 * Writes records into files of an SFTP server: each record into exactly one file, each file whole
 * or not there.
 */
public final class SftpSinkConnector extends SinkConnector {
  private final UnaryOperator<Map<String, String>> trial;
  private Map<String, String> options = Map.of();

  /** A connector as the worker makes it. */
  public SftpSinkConnector() {
    this(SftpSinkConfig::tryOut);
  }

  /** One that asks {@code trial} what only a server can tell, by option. */
  SftpSinkConnector(UnaryOperator<Map<String, String>> trial) {
    this.trial = trial;
  }

  @Override
  public String version() {
    return Version.of(getClass());
  }

  @Override
  public ConfigDef config() {
    return SftpSinkConfig.DEFINITION;
  }

  @Override
  public Config validate(Map<String, String> given) {
    Config config = super.validate(given);
    Problems problems = new Problems(config);
    SftpSinkConfig.check(given, problems);
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
    return SftpSinkTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return TaskConfigs.copies(options, maxTasks);
  }

  @Override
  public void stop() {}

  @Override
  public boolean alterOffsets(Map<String, String> given, Map<TopicPartition, Long> offsets) {
    SftpSinkOffsets.altered(given, offsets.keySet());
    return true;
  }
}
