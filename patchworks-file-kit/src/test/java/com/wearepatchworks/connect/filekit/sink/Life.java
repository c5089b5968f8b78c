/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import com.wearepatchworks.connect.filekit.codec.Encoder;
import com.wearepatchworks.connect.filekit.sink.FileSink.Output;
import com.wearepatchworks.connect.filekit.store.FileStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** One life of an engine on a worker; the test is the worker, its threads and its clocks. */
final class Life {
  static final TopicPartition P0 = new TopicPartition("orders", 0);
  static final TopicPartition P1 = new TopicPartition("orders", 1);

  final FakeSinkContext context = new FakeSinkContext();
  final ManualExecutor executor = new ManualExecutor();
  final ManualTimer timer = new ManualTimer();
  final FileSink sink;
  final ManualClock clock;

  Life(FileStore store, ManualClock clock, String... options) {
    this.clock = clock;
    this.sink =
        new FileSink(
            context,
            options(options),
            new Output(new LinesFormat(), Encoder.IDENTITY),
            store,
            "out",
            new Surroundings(executor, timer, clock, Duration.ZERO, () -> {}));
  }

  static FileSinkOptions options(String... options) {
    Map<String, String> config = new HashMap<>(Map.of("directory", "/out"));
    for (int i = 0; i < options.length; i += 2) {
      config.put(options[i], options[i + 1]);
    }
    return FileSinkOptions.from(
        new AbstractConfig(FileSinkOptions.define(new ConfigDef()), config, false));
  }

  static SinkRecord record(TopicPartition partition, long offset, @Nullable String value) {
    return new SinkRecord(
        partition.topic(),
        partition.partition(),
        null,
        null,
        null,
        value,
        offset,
        1_700_000_000_000L + offset,
        TimestampType.CREATE_TIME);
  }

  /** Takes partitions over, as far as the store lets it. */
  Life open(TopicPartition... partitions) {
    context.assigned.addAll(List.of(partitions));
    sink.open(List.of(partitions));
    executor.runAll();
    sink.put(List.of());
    return this;
  }

  /** Values at the offsets 0, 1, ... of partition 0, then all that comes of it. */
  Life put(long firstOffset, String... values) {
    SinkRecord[] records = new SinkRecord[values.length];
    for (int i = 0; i < values.length; i++) {
      records[i] = record(P0, firstOffset + i, values[i]);
    }
    return put(Arrays.asList(records));
  }

  Life put(Collection<SinkRecord> records) {
    sink.put(records);
    return settle();
  }

  /** Lets all work be done. */
  Life settle() {
    do {
      executor.runAll();
      sink.put(List.of());
    } while (!executor.isIdle());
    return this;
  }

  /** Time passes, without traffic. */
  Life pass(long ms) {
    clock.advance(ms);
    sink.put(List.of());
    return settle();
  }

  long committable(TopicPartition partition, long position) {
    return Objects.requireNonNull(
            sink.preCommit(Map.of(partition, new OffsetAndMetadata(position))).get(partition))
        .offset();
  }
}
