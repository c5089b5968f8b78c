/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http;

import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.TaskConfigs;
import com.wearepatchworks.connect.core.config.Version;
import com.wearepatchworks.connect.http.source.HttpSourceConfig;
import com.wearepatchworks.connect.http.source.HttpSourceTask;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * Listens for HTTP requests, and answers 2xx when Kafka has what they brought. Each of its {@code
 * tasks.max} tasks listens on the worker that runs it; tasks on one worker share the port.
 */
public final class HttpSourceConnector extends SourceConnector {
  private Map<String, String> options = Map.of();

  @Override
  public String version() {
    return Version.of(getClass());
  }

  @Override
  public ConfigDef config() {
    return HttpSourceConfig.DEFINITION;
  }

  @Override
  public Config validate(Map<String, String> given) {
    Config config = super.validate(given);
    HttpSourceConfig.check(given, new Problems(config));
    return config;
  }

  @Override
  public void start(Map<String, String> given) {
    options = Map.copyOf(given);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return HttpSourceTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return TaskConfigs.copies(options, maxTasks);
  }

  @Override
  public void stop() {}

  /**
   * The sender repeats what got no answer: without an id to recognise it by, that is at least once.
   */
  @Override
  public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> given) {
    return ExactlyOnceSupport.UNSUPPORTED;
  }

  @Override
  public boolean alterOffsets(
      Map<String, String> given, Map<Map<String, ?>, Map<String, ?>> offsets) {
    if (offsets.values().stream().anyMatch(offset -> offset != null)) {
      throw new ConnectException(
          "A listener has no position to go back to: its offsets cannot be altered, only reset");
    }
    return true;
  }
}
