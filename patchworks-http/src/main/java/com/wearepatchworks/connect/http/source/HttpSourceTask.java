/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.source;

import com.wearepatchworks.connect.core.config.TaskConfigs;
import com.wearepatchworks.connect.core.config.Version;
import com.wearepatchworks.connect.core.inbox.Budget;
import com.wearepatchworks.connect.core.inbox.Inbox;
import com.wearepatchworks.connect.core.metrics.Metrics;
import com.wearepatchworks.connect.core.metrics.TaskMetrics;
import com.wearepatchworks.connect.httpkit.auth.AuthenticatorConfig;
import com.wearepatchworks.connect.httpkit.listener.ListenerConfig;
import com.wearepatchworks.connect.httpkit.listener.ListenerException;
import com.wearepatchworks.connect.httpkit.listener.ListenerOptions;
import com.wearepatchworks.connect.httpkit.listener.Listeners;
import com.wearepatchworks.connect.httpkit.listener.Registration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens, and hands what was received to Kafka. */
public final class HttpSourceTask extends SourceTask {
  private static final Logger LOG = LoggerFactory.getLogger(HttpSourceTask.class);
  private static final Duration POLL_PATIENCE = Duration.ofMillis(500);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);
  private static final int MAX_POLL_RECORDS = 2_000;

  private final Inbox inbox = new Inbox(MAX_POLL_RECORDS);
  private @Nullable Acknowledgements acknowledgements;
  private @Nullable Registration registration;
  private @Nullable Metrics metrics;

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
    AbstractConfig config = HttpSourceConfig.parse(options);
    Map<String, String> tags = TaskConfigs.tags(options);
    AckOptions acks = AckOptions.from(config);
    Acknowledgements answers = new Acknowledgements(acks, inbox, TaskConfigs.taskName(options));
    acknowledgements = answers;
    metrics = TaskMetrics.of(context, "http-source", tags);
    answers.measuredBy(metrics);
    listen(config, endpoint(config, String.valueOf(tags.get("connector")), acks, answers));
  }

  private static SourceEndpoint endpoint(
      AbstractConfig config, String connector, AckOptions acks, Acknowledgements answers) {
    RecordMapper mapper = new RecordMapper(RecordOptions.from(config), connector);
    int maxRecordBytes = config.getInt(BodyOptions.MAX_RECORD_BYTES);
    return new SourceEndpoint(
        connector,
        HttpSourceConfig.routes(config),
        HttpSourceConfig.methods(config),
        AuthenticatorConfig.from(config),
        new SourceEndpoint.BodyReading(
            new MediaTypes(BodyOptions.from(config), maxRecordBytes),
            new BodyParser(mapper, config.getInt(BodyOptions.MAX_RECORDS)),
            new Budget(acks.maxRequests(), acks.maxBytes())),
        answers);
  }

  private void listen(AbstractConfig config, SourceEndpoint endpoint) {
    ListenerOptions options = ListenerConfig.from(config);
    try {
      Registration place = Listeners.shared().register(options, endpoint);
      registration = place;
      LOG.info("Listening at {} for {}", place.address(), endpoint.paths());
    } catch (ListenerException e) {
      throw new ConnectException(e.getMessage(), e);
    }
  }

  @Override
  public @Nullable List<SourceRecord> poll() throws InterruptedException {
    return inbox.poll(POLL_PATIENCE);
  }

  @Override
  public void commitRecord(SourceRecord record, @Nullable RecordMetadata metadata) {
    inbox.committed(record, metadata);
  }

  @Override
  public void stop() {
    try {
      drain();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  private void drain() throws InterruptedException {
    if (registration != null) {
      registration.drain();
    }
    if (acknowledgements != null) {
      acknowledgements.drain(STOP_PATIENCE);
    }
  }

  private void close() {
    if (acknowledgements != null) {
      acknowledgements.close();
    }
    if (registration != null) {
      registration.close();
      LOG.info("Stopped listening at {}", registration.address());
    }
    if (metrics != null) {
      metrics.close();
    }
  }
}
