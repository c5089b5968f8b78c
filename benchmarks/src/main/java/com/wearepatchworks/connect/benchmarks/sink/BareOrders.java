/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The values of a topic from its beginning, with a consumer as it comes. For one thread. */
final class BareOrders implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int HELD = 20_000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private Iterator<ConsumerRecord<byte[], byte[]>> polled = Collections.emptyIterator();
  private List<byte[]> held = List.of();
  private int nextHeld;

  BareOrders(String bootstrapServers, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "bare-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of(topic));
  }

  /** Reads the first values into memory; {@link #next} then gives those over and over. */
  void hold() {
    List<byte[]> values = new ArrayList<>(HELD);
    while (values.size() < HELD) {
      byte[] value = next();
      if (value != null) {
        values.add(value);
      }
    }
    held = values;
  }

  /** The next value; null when none came for a while. */
  byte @Nullable [] next() {
    if (!held.isEmpty()) {
      nextHeld = (nextHeld + 1) % held.size();
      return held.get(nextHeld);
    }
    if (!polled.hasNext()) {
      polled = consumer.poll(POLL).iterator();
    }
    return polled.hasNext() ? polled.next().value() : null;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
