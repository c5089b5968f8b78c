/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import com.wearepatchworks.connect.core.format.RecordFormat;
import com.wearepatchworks.connect.core.format.RecordWriter;
import com.wearepatchworks.connect.filekit.codec.Encoder;
import com.wearepatchworks.connect.filekit.sink.naming.FileScope;
import com.wearepatchworks.connect.filekit.sink.publish.FinishedFile;
import com.wearepatchworks.connect.filekit.sink.rotation.Rotation;
import com.wearepatchworks.connect.filekit.sink.spool.Spool;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** A file that is being written. */
final class OpenFile {
  private final String group;
  private final FileScope scope;
  private final Spool spool;
  private final OutputStream packed;
  private final RecordWriter writer;
  private final boolean plain;
  private final @Nullable Long firstMs;
  private final long first;
  private final Life life;
  private long last;
  private long lastWriteMs;
  private long records;
  private long written;

  private OpenFile(String group, SinkRecord record, FileScope scope, Content content, Life life) {
    this.group = group;
    this.scope = scope;
    this.spool = content.spool;
    this.packed = content.packed;
    this.writer = content.writer;
    this.plain = content.plain;
    this.firstMs = record.timestamp();
    this.first = record.originalKafkaOffset();
    this.life = life;
  }

  private record Life(long openedMs, long closesAtMs) {}

  private record Content(Spool spool, OutputStream packed, RecordWriter writer, boolean plain) {}

  /** What files are made of. */
  record Making(FileSinkOptions options, RecordFormat format, Encoder encoder) {
    FileScope.Fixed fixed() {
      return new FileScope.Fixed(options.names().digits(), format.extension() + encoder.suffix());
    }
  }

  /**
   * Begins a file whose first record will be {@code record}.
   *
   * @throws DataException when the record has no form in the format
   */
  static OpenFile begin(String group, SinkRecord record, Making making, long nowMs)
      throws IOException {
    FileSinkOptions options = making.options;
    FileScope scope = options.names().naming().begin(record, nowMs, making.fixed());
    String name = options.names().naming().path(scope);
    Spool spool = options.spool().begin();
    Content content = content(record, making, spool, name.substring(name.lastIndexOf('/') + 1));
    Life life = new Life(nowMs, options.rotation().closesAt(nowMs));
    return new OpenFile(group, record, scope, content, life);
  }

  private static Content content(SinkRecord record, Making making, Spool spool, String name)
      throws IOException {
    String suffix = making.encoder.suffix();
    String bare = name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
    OutputStream packed = making.encoder.encode(spool, bare);
    try {
      RecordWriter writer = making.format.begin(packed, record.valueSchema(), record.value());
      return new Content(spool, packed, writer, suffix.isEmpty());
    } catch (IOException | RuntimeException e) {
      discard(packed, spool);
      throw e;
    }
  }

  /** Whether a record can go into it. */
  boolean takes(SinkRecord record, Rotation rotation) {
    return !rotation.separates(firstMs, record.timestamp())
        && writer.fits(record.valueSchema(), record.value());
  }

  /**
   * Adds a record.
   *
   * @throws DataException when it has no form in the format; the file can go on
   */
  void write(SinkRecord record, long nowMs) throws IOException {
    written += writer.write(record.valueSchema(), record.value());
    records++;
    last = record.originalKafkaOffset();
    lastWriteMs = nowMs;
    scope.last(record);
  }

  String group() {
    return group;
  }

  long first() {
    return first;
  }

  long openedMs() {
    return life.openedMs;
  }

  boolean isEmpty() {
    return records == 0;
  }

  /** What it takes on the worker. */
  long size() {
    return spool.size();
  }

  boolean isFull(Rotation rotation) {
    return rotation.isFull(records, plain ? Math.max(written, spool.size()) : spool.size());
  }

  /** When it is finished, if nothing more is written. */
  long dueMs(Rotation rotation) {
    return Math.min(life.closesAtMs, rotation.idleAt(lastWriteMs));
  }

  /** Ends it. */
  FinishedFile finish(FileSinkOptions.Names names) throws IOException {
    writer.end();
    packed.close();
    return new FinishedFile(
        group,
        new FinishedFile.Span(first, last, records),
        spool,
        names.path(names.naming().path(scope)));
  }

  /** Throws it away. */
  void discard() {
    discard(packed, spool);
  }

  private static void discard(OutputStream packed, Spool spool) {
    try {
      packed.close();
    } catch (IOException | RuntimeException e) {
      // it is given up; only what it holds outside of the heap matters
    }
    spool.close();
  }
}
