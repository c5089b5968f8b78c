/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.filekit.source.offset.FileOffset;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that knows its file. The worker hands the very instance that {@code poll} returned to
 * {@code commitRecord}; it also keeps them in maps, where comparing contents would be dear.
 */
final class FileRecord extends SourceRecord {
  private final transient Progress progress;
  private final transient FileOffset offset;
  private transient int size;

  /** What the record is to say. */
  record Content(
      String topic,
      @Nullable Object key,
      SchemaAndValue value,
      @Nullable Long timestamp,
      @Nullable Iterable<Header> headers) {}

  FileRecord(Progress progress, FileOffset offset, Content content) {
    super(
        progress.partition(),
        offset,
        content.topic,
        null,
        content.key == null ? null : Schema.STRING_SCHEMA,
        content.key,
        content.value.schema(),
        content.value.value(),
        content.timestamp,
        content.headers);
    this.progress = progress;
    this.offset = offset;
  }

  /** The same record with another offset. */
  FileRecord with(FileOffset other) {
    FileRecord record =
        new FileRecord(
            progress,
            other,
            new Content(
                topic(),
                key(),
                new SchemaAndValue(valueSchema(), value()),
                timestamp(),
                headers()));
    record.size = size;
    return record;
  }

  /** Remembers about how many bytes it takes; known when it is made, before anybody sees it. */
  void weighs(long bytes) {
    size = (int) Math.min(bytes, Integer.MAX_VALUE);
  }

  /** About how many bytes it takes. */
  int size() {
    return size;
  }

  FileOffset offset() {
    return offset;
  }

  /** Tells the file that the worker is through with this record. */
  void acknowledged(boolean stored) {
    progress.acknowledged(stored ? offset.position().records() : Progress.NOWHERE);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
