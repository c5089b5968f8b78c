/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import java.util.Collection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/** What has to be true of a partition before its records are written. On the task's thread. */
interface Owner {
  /** Nothing: offsets are in Kafka only. */
  Owner FREE =
      new Owner() {
        @Override
        public void open(Collection<TopicPartition> partitions) {}

        @Override
        public boolean isReady(Collection<SinkRecord> waiting) {
          return true;
        }

        @Override
        public boolean isWritten(SinkRecord record) {
          return false;
        }

        @Override
        public void release(Collection<TopicPartition> partitions) {}

        @Override
        public void reset() {}
      };

  /** Partitions that this task has got. */
  void open(Collection<TopicPartition> partitions);

  /** Whether all of them can be written; takes away from {@code waiting} what is read again. */
  boolean isReady(Collection<SinkRecord> waiting);

  /** Whether the record is in the database already. */
  boolean isWritten(SinkRecord record);

  /** Partitions that this task has lost. */
  void release(Collection<TopicPartition> partitions);

  /** What was known of the partitions is not sure any more. */
  void reset();
}
