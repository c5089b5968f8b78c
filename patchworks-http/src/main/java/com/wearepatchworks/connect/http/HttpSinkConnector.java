/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http;

import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.TaskConfigs;
import com.wearepatchworks.connect.core.config.Version;
import com.wearepatchworks.connect.http.sink.HttpSinkConfig;
import com.wearepatchworks.connect.http.sink.HttpSinkTask;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/**
 * Posts records to a URL, such as a process flow's webhook: many in flight, in order per key, at
 * least once.
 */
public final class HttpSinkConnector extends SinkConnector {
  private Map<String, String> options = Map.of();

  @Override
  public String version() {
    return Version.of(getClass());
  }

  @Override
  public ConfigDef config() {
    return HttpSinkConfig.DEFINITION;
  }

  @Override
  public Config validate(Map<String, String> given) {
    Config config = super.validate(given);
    HttpSinkConfig.check(given, new Problems(config));
    return config;
  }

  @Override
  public void start(Map<String, String> given) {
    options = Map.copyOf(given);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return HttpSinkTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return TaskConfigs.copies(options, maxTasks);
  }

  @Override
  public void stop() {}
}
