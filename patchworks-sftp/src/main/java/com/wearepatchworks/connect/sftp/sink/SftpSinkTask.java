/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.sink;

import com.wearepatchworks.connect.core.config.TaskConfigs;
import com.wearepatchworks.connect.core.config.Version;
import com.wearepatchworks.connect.core.format.RecordFormatOptions;
import com.wearepatchworks.connect.core.metrics.Metrics;
import com.wearepatchworks.connect.core.metrics.TaskMetrics;
import com.wearepatchworks.connect.filekit.codec.EncodeOptions;
import com.wearepatchworks.connect.filekit.sink.FileSink;
import com.wearepatchworks.connect.filekit.sink.FileSinkOptions;
import com.wearepatchworks.connect.filekit.store.FileStore;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes records into files of an SFTP server, each record into exactly one. */
public final class SftpSinkTask extends SinkTask {
  private static final Logger LOG = LoggerFactory.getLogger(SftpSinkTask.class);

  private final StoreFactory stores;
  private @Nullable FileStore store;
  private @Nullable Metrics metrics;
  private @Nullable FileSink sink;

  /** A task as the worker makes it. */
  public SftpSinkTask() {
    this(StoreFactory.SFTP);
  }

  SftpSinkTask(StoreFactory stores) {
    this.stores = stores;
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
    AbstractConfig config = SftpSinkConfig.parse(options);
    Map<String, String> tags = TaskConfigs.tags(options);
    metrics = TaskMetrics.of(context, "sftp-sink", tags);
    FileStore files = stores.open(config);
    store = files;
    FileSink.Output output =
        new FileSink.Output(RecordFormatOptions.from(config), EncodeOptions.encoder(config));
    sink =
        new FileSink(
                context,
                FileSinkOptions.from(config),
                output,
                files,
                String.valueOf(tags.get("connector")),
                TaskConfigs.taskName(options))
            .measuredBy(metrics);
    LOG.info("Writing files");
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    sink().put(records);
  }

  @Override
  public Map<TopicPartition, OffsetAndMetadata> preCommit(
      Map<TopicPartition, OffsetAndMetadata> consumed) {
    return sink().preCommit(consumed);
  }

  @Override
  public void open(Collection<TopicPartition> partitions) {
    sink().open(partitions);
  }

  @Override
  public void close(Collection<TopicPartition> partitions) {
    if (sink != null) {
      sink.close(partitions);
    }
  }

  @Override
  public void stop() {
    if (sink != null) {
      sink.close();
    }
    if (store != null) {
      store.close();
    }
    if (metrics != null) {
      metrics.close();
    }
    LOG.info("Stopped writing files");
  }

  private FileSink sink() {
    if (sink == null) {
      throw new IllegalStateException("The task has not been started");
    }
    return sink;
  }
}
