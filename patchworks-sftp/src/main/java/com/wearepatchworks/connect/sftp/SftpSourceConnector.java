/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp;

import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.Version;
import com.wearepatchworks.connect.filekit.source.FileSourceOptions;
import com.wearepatchworks.connect.filekit.source.offset.AlteredOffsets;
import com.wearepatchworks.connect.sftp.source.SftpSourceConfig;
import com.wearepatchworks.connect.sftp.source.SftpSourceTask;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * Reads the files of directories of an SFTP server: each record once with exactly-once support, at
 * least once without. Tasks share the files by their order key; each lists by itself.
 */
public final class SftpSourceConnector extends SourceConnector {
  private final UnaryOperator<Map<String, String>> trial;
  private Map<String, String> options = Map.of();

  /** A connector as the worker makes it. */
  public SftpSourceConnector() {
    this(SftpSourceConfig::tryOut);
  }

  /** One that asks {@code trial} what only a server can tell, by option. */
  SftpSourceConnector(UnaryOperator<Map<String, String>> trial) {
    this.trial = trial;
  }

  @Override
  public String version() {
    return Version.of(getClass());
  }

  @Override
  public ConfigDef config() {
    return SftpSourceConfig.DEFINITION;
  }

  @Override
  public Config validate(Map<String, String> given) {
    Config config = super.validate(given);
    Problems problems = new Problems(config);
    SftpSourceConfig.check(given, problems);
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
    return SftpSourceTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return FileSourceOptions.taskConfigs(options, maxTasks);
  }

  @Override
  public void stop() {}

  @Override
  public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> given) {
    return ExactlyOnceSupport.SUPPORTED;
  }

  /** One file is one transaction. */
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
