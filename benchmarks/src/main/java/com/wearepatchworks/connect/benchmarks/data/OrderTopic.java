/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.data;

import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Fills topics with orders, and counts what is in them. */
public final class OrderTopic {
  private static final long SEED = 20_261_122;

  private final String bootstrapServers;
  private final String name;

  /** The topic of that name; it must exist. */
  public OrderTopic(String bootstrapServers, String name) {
    this.bootstrapServers = bootstrapServers;
    this.name = name;
  }

  /**
   * What a topic is filled with.
   *
   * @param records how many
   * @param keys how many keys they are drawn from
   * @param minBytes of a value
   * @param maxBytes of a value
   */
  public record Content(int records, int keys, int minBytes, int maxBytes) {}

  /** Writes so many orders with random keys; each key's orders are numbered from 0. */
  public void fill(Content content) {
    Random random = new Random(SEED);
    int[] sequences = new int[content.keys()];
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "batch.size",
            262_144,
            "buffer.memory",
            67_108_864L,
            // The first batch to a new partition may be refused; were the second one taken before
            // the first is sent again, its numbers would be out of order for good.
            "max.in.flight.requests.per.connection",
            1);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < content.records(); i++) {
        int key = random.nextInt(content.keys());
        int bytes = random.nextInt(content.minBytes(), content.maxBytes() + 1);
        byte[] order = Orders.order(key, sequences[key]++, bytes);
        byte[] keyBytes = Integer.toString(key).getBytes(StandardCharsets.US_ASCII);
        var unused =
            producer.send(
                new ProducerRecord<>(name, keyBytes, order),
                (metadata, e) -> {
                  if (e != null) {
                    failure.set(e);
                  }
                });
      }
    }
    if (failure.get() != null) {
      throw new BenchmarkException("cannot fill topic " + name, failure.get());
    }
  }

  /** Records in it: the sum of its end offsets, since nothing is deleted or compacted. */
  public long count() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Map<TopicPartition, OffsetSpec> ends =
          admin.describeTopics(List.of(name)).allTopicNames().get().values().stream()
              .flatMap(topic -> topic.partitions().stream())
              .map(partition -> new TopicPartition(name, partition.partition()))
              .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
      return admin.listOffsets(ends).all().get().values().stream()
          .mapToLong(end -> end.offset())
          .sum();
    } catch (ExecutionException e) {
      throw new BenchmarkException("cannot read the end of topic " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkException("interrupted while reading the end of topic " + name, e);
    }
  }
}
