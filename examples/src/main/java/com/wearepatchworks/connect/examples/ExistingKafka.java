/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** A Kafka cluster of the user's: reached, kept from old data, and left as it was found. */
final class ExistingKafka implements AutoCloseable {
  private static final int TIMEOUT_S = 10;

  private final String bootstrapServers;
  private final Admin admin;

  private ExistingKafka(String bootstrapServers, Admin admin) {
    this.bootstrapServers = bootstrapServers;
    this.admin = admin;
  }

  /**
   * Makes sure that it answers.
   *
   * @throws Failure when it does not
   */
  static ExistingKafka reach(String bootstrapServers) throws InterruptedException {
    ExistingKafka kafka = new ExistingKafka(bootstrapServers, admin(bootstrapServers));
    try {
      kafka.answer("describe the cluster", kafka.admin.describeCluster().nodes());
      return kafka;
    } catch (Failure | InterruptedException e) {
      kafka.close();
      throw e;
    }
  }

  private static Admin admin(String bootstrapServers) {
    try {
      return Admin.create(
          Map.of(
              AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
              AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_S * 1000,
              AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_S * 1000));
    } catch (KafkaException e) {
      String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
      throw new Failure(
          "--bootstrap-servers %s: %s; write host:port, such as localhost:9092"
              .formatted(bootstrapServers, why));
    }
  }

  /** Lets a consumer group that does not exist yet begin at the end of a topic. */
  void beginAtEnd(String group, String topic) throws InterruptedException {
    Map<String, TopicDescription> described =
        answer("describe topic " + topic, admin.describeTopics(List.of(topic)).allTopicNames());
    Map<TopicPartition, OffsetSpec> latest =
        described.values().stream()
            .flatMap(description -> description.partitions().stream())
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        answer("read the end of topic " + topic, admin.listOffsets(latest).all());
    Map<TopicPartition, OffsetAndMetadata> offsets =
        ends.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue().offset())));
    answer("set offsets of " + group, admin.alterConsumerGroupOffsets(group, offsets).all());
  }

  /** Removes topics and a consumer group that this run made; the worker is gone by now. */
  void remove(Collection<String> topics, String group) throws InterruptedException {
    answer("delete topics " + topics, admin.deleteTopics(topics).all());
    answer("delete group " + group, admin.deleteConsumerGroups(List.of(group)).all());
  }

  private <T> T answer(String what, KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get(2L * TIMEOUT_S, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
        throw unreachable();
      }
      throw new Failure("cannot %s: %s".formatted(what, cause.getMessage()));
    } catch (TimeoutException e) {
      throw unreachable();
    }
  }

  private Failure unreachable() {
    return new Failure(
        "no Kafka answered at %s within %d s. Is it running, is that its plain-text listener, and can its advertised.listeners be reached from here?"
            .formatted(bootstrapServers, TIMEOUT_S));
  }

  @Override
  public void close() {
    admin.close();
  }
}
