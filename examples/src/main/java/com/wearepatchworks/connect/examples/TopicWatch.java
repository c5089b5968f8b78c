/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Hands over every record that comes to some topics from now on, outside any consumer group. */
final class TopicWatch implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Consumer<byte[]>> receivers;
  private final Thread thread = new Thread(this::run, "topic-watch");
  private final CountDownLatch atEnd = new CountDownLatch(1);
  private volatile boolean endWanted;

  private TopicWatch(
      KafkaConsumer<byte[], byte[]> consumer, Map<String, Consumer<byte[]>> receivers) {
    this.consumer = consumer;
    this.receivers = receivers;
  }

  /**
   * Starts watching; what is in the topics already is passed over.
   *
   * @param receivers told of the values, by topic; the topics exist
   */
  static TopicWatch start(String bootstrapServers, Map<String, Consumer<byte[]>> receivers) {
    TopicWatch watch = new TopicWatch(consumer(bootstrapServers), receivers);
    try {
      watch.seekToEnd();
    } catch (RuntimeException e) {
      watch.consumer.close();
      throw e;
    }
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private void seekToEnd() {
    List<TopicPartition> partitions =
        receivers.keySet().stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is lazy: only this asks Kafka where the end is now.
    partitions.forEach(consumer::position);
  }

  private void run() {
    try (consumer) {
      while (true) {
        consumer.poll(POLL).forEach(this::handOver);
        if (endWanted && isAtEnd()) {
          atEnd.countDown();
        }
      }
    } catch (WakeupException closed) {
      // as close() wants it
    }
  }

  private void handOver(ConsumerRecord<byte[], byte[]> message) {
    Consumer<byte[]> receiver = receivers.get(message.topic());
    if (receiver != null && message.value() != null) {
      receiver.accept(message.value());
    }
  }

  private boolean isAtEnd() {
    return consumer.endOffsets(consumer.assignment()).entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  /** Waits until all that is in the topics now was handed over; false when time is up before. */
  boolean awaitEnd(Duration atMost) throws InterruptedException {
    endWanted = true;
    return atEnd.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    consumer.wakeup();
    Ending.await(thread);
  }
}
