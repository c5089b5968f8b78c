/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads topics of strings from their beginning, committed records only, outside any consumer group.
 *
 * <p>Each call is one pass with a consumer of its own, over the partitions that the topic has at
 * that moment.
 */
public final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration METADATA = Duration.ofSeconds(30);

  private final String bootstrapServers;

  private TopicReader(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** A reader of the cluster at the given address. */
  public static TopicReader at(String bootstrapServers) {
    return new TopicReader(bootstrapServers);
  }

  /**
   * Everything up to the end that the topic has now; in order within a partition.
   *
   * @throws SandboxException when there is no such topic, or the broker is silent for 30 s
   */
  public List<ConsumerRecord<String, String>> toEnd(String topic) {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = fromBeginningOf(topic)) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      Deadline silence = Deadline.after(SILENCE);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        ConsumerRecords<String, String> some = consumer.poll(POLL);
        some.forEach(records::add);
        silence = some.isEmpty() ? silence : Deadline.after(SILENCE);
        if (silence.passed()) {
          throw new SandboxException(
              "topic %s gave %d records and then none for %d s, although it holds more"
                  .formatted(topic, records.size(), SILENCE.toSeconds()));
        }
      }
    }
    return records;
  }

  /**
   * How far the topic goes now: the sum of its partitions' ends. As many as there are records, and
   * one more for the end of each transaction.
   *
   * @throws SandboxException when there is no such topic
   */
  public long end(String topic) {
    try (KafkaConsumer<String, String> consumer = fromBeginningOf(topic)) {
      return consumer.endOffsets(consumer.assignment()).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  /**
   * The first records of the topic, waiting for them.
   *
   * @return at least so many; more when the last fetch held more
   * @throws SandboxException when there are fewer at the end of the time
   */
  public List<ConsumerRecord<String, String>> first(String topic, int count, Duration atMost) {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    Deadline deadline = Deadline.after(atMost);
    follow(topic, records::add, () -> records.size() >= count || deadline.passed());
    if (records.size() < count) {
      throw new SandboxException(
          "topic %s holds %d records after %d s, %d were expected"
              .formatted(topic, records.size(), atMost.toSeconds(), count));
    }
    return records;
  }

  /**
   * Hands over each record from the beginning on, as it comes, on the calling thread, until done
   * says so.
   */
  public void follow(
      String topic, Consumer<ConsumerRecord<String, String>> each, BooleanSupplier done) {
    try (KafkaConsumer<String, String> consumer = fromBeginningOf(topic)) {
      while (!done.getAsBoolean()) {
        consumer.poll(POLL).forEach(each);
      }
    }
  }

  private KafkaConsumer<String, String> fromBeginningOf(String topic) {
    KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200),
            new StringDeserializer(),
            new StringDeserializer());
    try {
      consumer.assign(partitions(consumer, topic));
      consumer.seekToBeginning(consumer.assignment());
      return consumer;
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    Deadline deadline = Deadline.after(METADATA);
    while (!deadline.passed()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic, METADATA).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .collect(Collectors.toList());
      if (!partitions.isEmpty()) {
        return partitions;
      }
      deadline.pause();
    }
    throw new SandboxException(
        "there is no topic %s after %d s".formatted(topic, METADATA.toSeconds()));
  }
}
