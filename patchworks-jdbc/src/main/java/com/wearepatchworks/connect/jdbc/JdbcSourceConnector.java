/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc;

import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.Version;
import com.wearepatchworks.connect.jdbc.source.AlteredOffsets;
import com.wearepatchworks.connect.jdbc.source.JdbcSourceConfig;
import com.wearepatchworks.connect.jdbc.source.JdbcSourceTask;
import com.wearepatchworks.connect.jdbc.source.TaskShares;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * Follows the tables of a database: each row once with exactly-once support, at least once without.
 * Tasks share the tables by their names; each looks for them by itself.
 */
public final class JdbcSourceConnector extends SourceConnector {
  private Map<String, String> options = Map.of();

  @Override
  public String version() {
    return Version.of(getClass());
  }

  @Override
  public ConfigDef config() {
    return JdbcSourceConfig.DEFINITION;
  }

  @Override
  public Config validate(Map<String, String> given) {
    Config config = super.validate(given);
    Problems problems = new Problems(config);
    JdbcSourceConfig.check(given, problems);
    if (!problems.any()) {
      JdbcSourceConfig.tryOut(given).forEach(problems::add);
    }
    return config;
  }

  @Override
  public void start(Map<String, String> given) {
    options = Map.copyOf(given);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return JdbcSourceTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return TaskShares.configs(options, maxTasks);
  }

  @Override
  public void stop() {}

  @Override
  public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> given) {
    return ExactlyOnceSupport.SUPPORTED;
  }

  /** One page is one transaction. */
  @Override
  public ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> given) {
    return ConnectorTransactionBoundaries.SUPPORTED;
  }

  @Override
  public boolean alterOffsets(
      Map<String, String> given, Map<Map<String, ?>, Map<String, ?>> offsets) {
    AlteredOffsets.check(offsets);
    return true;
  }
}
