/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.sink;

import com.wearepatchworks.connect.core.config.TaskConfigs;
import com.wearepatchworks.connect.core.config.Version;
import com.wearepatchworks.connect.core.delivery.DeliveryOptions;
import com.wearepatchworks.connect.core.delivery.Intake;
import com.wearepatchworks.connect.core.metrics.Latency;
import com.wearepatchworks.connect.core.metrics.Metrics;
import com.wearepatchworks.connect.core.metrics.TaskMetrics;
import com.wearepatchworks.connect.httpkit.auth.ClientAuth;
import com.wearepatchworks.connect.httpkit.client.ApacheHttpExchange;
import com.wearepatchworks.connect.httpkit.client.ClientConfig;
import com.wearepatchworks.connect.httpkit.client.HttpExchange;
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

/** Sends records as HTTP requests, many at once. */
public final class HttpSinkTask extends SinkTask {
  private static final Logger LOG = LoggerFactory.getLogger(HttpSinkTask.class);

  private @Nullable HttpExchange exchange;
  private @Nullable Metrics metrics;
  private @Nullable Intake intake;

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
    AbstractConfig config = HttpSinkConfig.parse(options);
    String name = TaskConfigs.taskName(options);
    DeliveryOptions delivery = DeliveryOptions.from(config);
    Metrics shown = TaskMetrics.of(context, "http-sink", TaskConfigs.tags(options));
    metrics = shown;
    Latency latency = new Latency(System::nanoTime);
    latency.showAs("request-latency", "From sending a request to its answer", shown);
    HttpExchange client =
        new ApacheHttpExchange(ClientConfig.from(config, delivery.limits().inFlight()), name);
    exchange = client;
    intake = new Intake(context, delivery, sender(config, client, latency), name).measuredBy(shown);
    LOG.info("Sending with up to {} requests in flight", delivery.limits().inFlight());
  }

  private static HttpSender sender(AbstractConfig config, HttpExchange client, Latency latency) {
    RequestOptions requests = RequestOptions.from(config);
    return new HttpSender(
        new RequestFactory(requests, ClientAuth.from(config)),
        requests.content().tombstones(),
        client,
        ReplyOptions.from(config),
        latency);
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    intake().put(records);
  }

  @Override
  public Map<TopicPartition, OffsetAndMetadata> preCommit(
      Map<TopicPartition, OffsetAndMetadata> consumed) {
    return intake().preCommit(consumed);
  }

  @Override
  public void open(Collection<TopicPartition> partitions) {
    intake().open();
  }

  @Override
  public void close(Collection<TopicPartition> partitions) {
    if (intake != null) {
      intake.close(partitions);
    }
  }

  @Override
  public void stop() {
    if (intake != null) {
      intake.close();
    }
    if (exchange != null) {
      exchange.close();
    }
    if (metrics != null) {
      metrics.close();
    }
    LOG.info("Stopped sending");
  }

  private Intake intake() {
    if (intake == null) {
      throw new IllegalStateException("The task has not been started");
    }
    return intake;
  }
}
