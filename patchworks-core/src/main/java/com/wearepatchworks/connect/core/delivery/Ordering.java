/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import java.nio.ByteBuffer;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Which records wait for each other. */
public enum Ordering {
  /** Records of one partition with equal keys. Records without a key do not wait. */
  KEY {
    @Override
    @Nullable Object lane(SinkRecord record) {
      return record.key() == null
          ? null
          : new KeyLane(topic(record), partition(record), comparable(record.key()));
    }
  },
  /** All records of one partition. */
  PARTITION {
    @Override
    Object lane(SinkRecord record) {
      return new PartitionLane(topic(record), partition(record));
    }
  },
  /** None. */
  NONE {
    @Override
    @Nullable Object lane(SinkRecord record) {
      return null;
    }
  };

  /** Equal for records that wait for each other; null for a record that waits for none. */
  abstract @Nullable Object lane(SinkRecord record);

  private record KeyLane(String topic, int partition, Object key) {}

  private record PartitionLane(String topic, int partition) {}

  private static String topic(SinkRecord record) {
    return record.originalTopic();
  }

  private static int partition(SinkRecord record) {
    return record.originalKafkaPartition();
  }

  private static Object comparable(Object key) {
    if (key instanceof ByteBuffer buffer) {
      return buffer.duplicate(); // whoever reads the key moves its position, and so its hash
    }
    return key instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : key;
  }
}
