/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import com.wearepatchworks.connect.core.config.TaskConfigs;
import com.wearepatchworks.connect.core.config.Version;
import com.wearepatchworks.connect.core.metrics.Metrics;
import com.wearepatchworks.connect.core.metrics.TaskMetrics;
import com.wearepatchworks.connect.jdbc.client.Database;
import com.wearepatchworks.connect.jdbc.client.DatabaseOptions;
import com.wearepatchworks.connect.jdbc.sink.write.Connections;
import com.wearepatchworks.connect.jdbc.sink.write.SinkEngine;
import java.util.Collection;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes records into tables of a database. */
public final class JdbcSinkTask extends SinkTask {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcSinkTask.class);

  private final UnaryOperator<Connections> wrapped;
  private @Nullable Database database;
  private @Nullable Metrics metrics;
  private @Nullable SinkEngine engine;

  /** A task as the worker makes it. */
  public JdbcSinkTask() {
    this(UnaryOperator.identity());
  }

  /** One whose writers' connections are what {@code wrapped} makes of them. */
  JdbcSinkTask(UnaryOperator<Connections> wrapped) {
    this.wrapped = wrapped;
  }

  @Override
  public String version() {
    return Version.of(getClass());
  }

  /** The worker does not stop a task whose start failed: it must leave nothing behind by itself. */
  @Override
  public void start(Map<String, String> options) {
    try {
      open(options);
    } catch (RuntimeException e) {
      stop();
      throw e;
    }
  }

  private void open(Map<String, String> options) {
    AbstractConfig config = JdbcSinkConfig.parse(options);
    Map<String, String> tags = TaskConfigs.tags(options);
    Database opened =
        Database.open(DatabaseOptions.from(config), String.valueOf(tags.get("connector")));
    database = opened;
    Metrics shown = TaskMetrics.of(context, "jdbc-sink", tags);
    metrics = shown;
    opened.measuredBy(shown);
    engine =
        new JdbcSinkAssembly(config, options, opened).engine(context, wrapped).measuredBy(shown);
    LOG.info("Writing rows to {}", opened.address());
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    engine().put(records);
  }

  @Override
  public Map<TopicPartition, OffsetAndMetadata> preCommit(
      Map<TopicPartition, OffsetAndMetadata> consumed) {
    return engine().preCommit(consumed);
  }

  @Override
  public void open(Collection<TopicPartition> partitions) {
    engine().open(partitions);
  }

  @Override
  public void close(Collection<TopicPartition> partitions) {
    if (engine != null) {
      engine.close(partitions);
    }
  }

  @Override
  public void stop() {
    if (engine != null) {
      engine.close();
    }
    if (database != null) {
      database.close();
    }
    if (metrics != null) {
      metrics.close();
    }
    LOG.info("Stopped writing rows");
  }

  private SinkEngine engine() {
    if (engine == null) {
      throw new IllegalStateException("The task has not been started");
    }
    return engine;
  }
}
