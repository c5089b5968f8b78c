/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Records and options as the delivery's tests want them. */
final class Sinks {
  static final TopicPartition P0 = new TopicPartition("orders", 0);
  static final TopicPartition P1 = new TopicPartition("orders", 1);

  private Sinks() {}

  static SinkRecord record(TopicPartition at, long offset, @Nullable Object key, Object value) {
    return new SinkRecord(
        at.topic(),
        at.partition(),
        null,
        key,
        null,
        value,
        offset,
        1_700_000_000_000L,
        TimestampType.CREATE_TIME);
  }

  /** A record of {@link #P0} whose value is its key and its offset. */
  static SinkRecord record(String key, long offset) {
    return record(P0, offset, key, key + offset);
  }

  static OffsetAndMetadata offset(long offset) {
    return new OffsetAndMetadata(offset);
  }

  /** Waits are always the longest that the backoff allows: 100, 200, 400, ... 1000 ms. */
  static DeliveryOptions options(Ordering ordering, int inFlight) {
    return new DeliveryOptions(
        new Limits(inFlight, 10, 1 << 20),
        ordering,
        retry(),
        Exhausted.FAIL,
        Duration.ofSeconds(5));
  }

  static DeliveryOptions reporting(DeliveryOptions of) {
    return new DeliveryOptions(
        of.limits(), of.ordering(), of.retry(), Exhausted.REPORT, of.commitInterval());
  }

  static RetryPolicy retry() {
    return new RetryPolicy(
        Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(5), bound -> bound - 1);
  }

  static List<SinkRecord> records(SinkRecord... records) {
    return List.of(records);
  }
}
