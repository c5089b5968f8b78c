/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes strings to topics: idempotent, {@code acks=all}. */
public final class TopicWriter implements AutoCloseable {
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final KafkaProducer<String, String> producer;

  private TopicWriter(KafkaProducer<String, String> producer) {
    this.producer = producer;
  }

  /** A writer to the cluster at the given address. */
  public static TopicWriter at(String bootstrapServers) {
    return new TopicWriter(
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200),
            new StringSerializer(),
            new StringSerializer()));
  }

  /** Sends one record; the future is done when all replicas have it. */
  public Future<RecordMetadata> send(String topic, @Nullable String key, @Nullable String value) {
    return send(new ProducerRecord<>(topic, key, value));
  }

  /** Sends one record with whatever partition, timestamp and headers it has. */
  public Future<RecordMetadata> send(ProducerRecord<String, String> record) {
    return producer.send(record);
  }

  /** Waits until all that was sent is acknowledged or has failed. */
  public void flush() {
    producer.flush();
  }

  /** Waits up to 5 s for what was sent, then gives up on it. */
  @Override
  public void close() {
    producer.close(CLOSE);
  }
}
