/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import com.wearepatchworks.connect.filekit.sink.journal.Journal;
import com.wearepatchworks.connect.filekit.sink.journal.Journal.Start;
import com.wearepatchworks.connect.filekit.sink.journal.Place;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Knows a partition again by the first record that was read of it. If reading begins before that
 * record, or another one stands in its place, the journal speaks of another topic, or of a past
 * that somebody wants back: its word must not let records be passed over.
 */
final class Origin {
  private static final long NO_TIMESTAMP = -1;

  private final Place place;
  private @Nullable Start known;
  private volatile @Nullable Start seen;

  Origin(Place place) {
    this.place = place;
  }

  void found(Journal journal) {
    known = journal.start();
  }

  /** The first record that was read; null before. */
  @Nullable Start seen() {
    return seen;
  }

  /** Fails when the record shows that this is not what the journal speaks of. */
  void check(SinkRecord record) {
    Start earliest = seen == null ? known : seen;
    long offset = record.originalKafkaOffset();
    if (earliest == null || offset <= earliest.offset()) {
      Start start = new Start(offset, timestamp(record));
      if (earliest != null && !earliest.equals(start)) {
        throw new ConnectException(
            "%s-%d is read from offset %d (time stamp %d) on, but the journal in %s began with offset %d (time stamp %d): the topic was made anew, or its offsets were set back. Reset the connector's offsets through the REST interface, which forgets the journal, too, or delete that directory if all is to be written again; then restart the task"
                .formatted(
                    record.originalTopic(),
                    record.originalKafkaPartition(),
                    offset,
                    start.timestamp(),
                    place.directory(),
                    earliest.offset(),
                    earliest.timestamp()));
      }
    }
    if (seen == null) {
      seen = new Start(offset, timestamp(record));
    }
  }

  private static long timestamp(SinkRecord record) {
    Long timestamp = record.timestamp();
    return timestamp == null ? NO_TIMESTAMP : timestamp;
  }
}
