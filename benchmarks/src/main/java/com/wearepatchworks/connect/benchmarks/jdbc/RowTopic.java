/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import com.wearepatchworks.connect.sandbox.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic of rows, as JSON with keys like {@code {"id":1}}. */
final class RowTopic implements AutoCloseable {
  /** So that one and two tasks have the same to do. */
  private static final int PARTITIONS = 4;

  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String bootstrapServers;
  private final String name;
  private final Admin admin;
  private final List<TopicPartition> partitions;

  /** Makes the topic. */
  RowTopic(String bootstrapServers, String name) {
    this.bootstrapServers = bootstrapServers;
    this.name = name;
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    this.partitions =
        IntStream.range(0, PARTITIONS).mapToObj(i -> new TopicPartition(name, i)).toList();
    try (Topics topics = Topics.at(bootstrapServers)) {
      topics.create(name, PARTITIONS);
    }
  }

  String name() {
    return name;
  }

  int partitions() {
    return PARTITIONS;
  }

  /** Records in it: the sum of its end offsets, since nothing is deleted or compacted. */
  long count() {
    Map<TopicPartition, OffsetSpec> ends =
        partitions.stream()
            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    try {
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

  /** Ids of the last record of each partition. */
  List<Long> lastIds() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<Long> ids = new ArrayList<>();
      for (TopicPartition partition : partitions) {
        consumer.assign(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        consumer.seek(partition, end - 1);
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
          ids.add(id(record));
        }
      }
      if (ids.size() != PARTITIONS) {
        throw new BenchmarkException("topic %s has empty partitions".formatted(name));
      }
      return ids;
    }
  }

  private static long id(ConsumerRecord<byte[], byte[]> record) {
    Matcher id = ID.matcher(new String(record.key(), StandardCharsets.UTF_8));
    if (!id.find()) {
      throw new BenchmarkException("a key of topic %s has no id".formatted(record.topic()));
    }
    return Long.parseLong(id.group(1));
  }

  void delete() {
    try (Topics topics = Topics.at(bootstrapServers)) {
      topics.delete(name);
    }
    close();
  }

  @Override
  public void close() {
    admin.close();
  }
}
