/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.source;

import com.wearepatchworks.connect.core.config.TaskConfigs;
import com.wearepatchworks.connect.core.config.Version;
import com.wearepatchworks.connect.core.format.Format;
import com.wearepatchworks.connect.core.format.FormatOptions;
import com.wearepatchworks.connect.core.metrics.Metrics;
import com.wearepatchworks.connect.core.metrics.TaskMetrics;
import com.wearepatchworks.connect.filekit.codec.DecodeOptions;
import com.wearepatchworks.connect.filekit.source.FileSource;
import com.wearepatchworks.connect.filekit.source.FileSourceOptions;
import com.wearepatchworks.connect.filekit.source.reading.RecordOptions;
import com.wearepatchworks.connect.filekit.store.FileStore;
import com.wearepatchworks.connect.sftp.client.JschFiles;
import com.wearepatchworks.connect.sftp.client.SftpConnectionConfig;
import com.wearepatchworks.connect.sftp.client.SftpPublishOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads its share of the files. */
public final class SftpSourceTask extends SourceTask {
  private static final Logger LOG = LoggerFactory.getLogger(SftpSourceTask.class);
  private static final Duration POLL_PATIENCE = Duration.ofMillis(500);

  private final StoreFactory stores;
  private @Nullable FileSource source;
  private @Nullable Metrics metrics;

  /** Opens the store that a configuration names; it connects when it is first used. */
  @FunctionalInterface
  interface StoreFactory {
    FileStore open(AbstractConfig config);
  }

  /** A task as the worker makes it. */
  public SftpSourceTask() {
    this(SftpSourceTask::connectLater);
  }

  SftpSourceTask(StoreFactory stores) {
    this.stores = stores;
  }

  /** All that a source writes is the report of a file that cannot be read. */
  private static FileStore connectLater(AbstractConfig config) {
    return new JschFiles(
        SftpConnectionConfig.from(config),
        new SftpPublishOptions(
            SftpPublishOptions.Replace.ATOMIC_ONLY, null, SftpPublishOptions.Sync.NEVER));
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
      close();
      throw e;
    }
  }

  private void open(Map<String, String> options) {
    AbstractConfig config = SftpSourceConfig.parse(options);
    DecodeOptions packed = DecodeOptions.from(config);
    FileSourceOptions fileOptions = FileSourceOptions.from(config);
    Format format = FormatOptions.from(config, RecordOptions.maxBytes(config));
    FileSource files =
        new FileSource(
            fileOptions,
            new FileSource.Content(stores.open(config), packed::decoder, format),
            new FileSource.Worker(context.offsetStorageReader(), context.transactionContext()),
            TaskConfigs.taskName(options));
    source = files;
    metrics = TaskMetrics.of(context, "sftp-source", TaskConfigs.tags(options));
    files.measuredBy(metrics);
    files.start();
    LOG.info("Reading the files of {}", fileOptions.discovery().directories());
  }

  @Override
  public @Nullable List<SourceRecord> poll() throws InterruptedException {
    return Objects.requireNonNull(source).poll(POLL_PATIENCE);
  }

  @Override
  public void commitRecord(SourceRecord record, @Nullable RecordMetadata metadata) {
    if (source != null) {
      source.acknowledged(record, metadata != null);
    }
  }

  @Override
  public void commit() {
    if (source != null) {
      source.committed();
    }
  }

  @Override
  public void stop() {
    close();
    LOG.info("Stopped");
  }

  private void close() {
    if (source != null) {
      source.close();
    }
    if (metrics != null) {
      metrics.close();
    }
  }
}
