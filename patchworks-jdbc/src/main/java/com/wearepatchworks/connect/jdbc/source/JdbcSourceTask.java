/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source;

import com.wearepatchworks.connect.core.config.TaskConfigs;
import com.wearepatchworks.connect.core.config.Version;
import com.wearepatchworks.connect.core.metrics.Metrics;
import com.wearepatchworks.connect.core.metrics.TaskMetrics;
import com.wearepatchworks.connect.core.poll.InFlight;
import com.wearepatchworks.connect.jdbc.client.Database;
import com.wearepatchworks.connect.jdbc.source.reading.TableSource;
import com.wearepatchworks.connect.jdbc.source.reading.TableSource.Fate;
import com.wearepatchworks.connect.jdbc.source.reading.TableSource.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.TransactionContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads its share of the tables. */
public final class JdbcSourceTask extends SourceTask {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcSourceTask.class);
  private static final Duration POLL_PATIENCE = Duration.ofMillis(500);

  private @Nullable TableSource source;
  private @Nullable Metrics metrics;
  private @Nullable TransactionContext transactions;

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
    AbstractConfig config = JdbcSourceConfig.parse(options);
    String connector = Objects.requireNonNull(TaskConfigs.tags(options).get("connector"));
    Database database = Database.open(JdbcSourceConfig.database(config), connector);
    Settings settings = JdbcSourceConfig.settings(config);
    transactions = context.transactionContext();
    TableSource tables =
        new TableSource(
            database,
            settings,
            TaskShares.of(options),
            partition -> context.offsetStorageReader().offset(partition),
            // an open transaction acknowledges nothing
            transactions == null ? settings.pace().inFlight() : InFlight.unbounded(),
            TaskConfigs.taskName(options));
    source = tables;
    Metrics shown = TaskMetrics.of(context, "jdbc-source", TaskConfigs.tags(options));
    metrics = shown;
    database.measuredBy(shown);
    tables.measuredBy(shown);
    tables.start();
    LOG.info("Reading {}", database.address());
  }

  /** One page; it is one transaction where the connector defines them. */
  @Override
  public @Nullable List<SourceRecord> poll() throws InterruptedException {
    List<SourceRecord> page = Objects.requireNonNull(source).poll(POLL_PATIENCE);
    if (page != null && transactions != null) {
      transactions.commitTransaction(page.get(page.size() - 1));
    }
    return page;
  }

  @Override
  public void commitRecord(SourceRecord record, @Nullable RecordMetadata metadata) {
    if (source != null) {
      source.acknowledged(record, metadata == null ? Fate.DROPPED : Fate.STORED);
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
