/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.core.format.BadRecordException;
import com.wearepatchworks.connect.core.format.Entry;
import com.wearepatchworks.connect.core.format.MalformedInputException;
import com.wearepatchworks.connect.core.format.Position;
import com.wearepatchworks.connect.core.format.RecordReader;
import com.wearepatchworks.connect.filekit.source.offset.FileOffset;
import com.wearepatchworks.connect.filekit.source.reading.Chunk.Boundary;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the records of one file to the hand-over. It holds one back until it knows whether another
 * follows, so that the last one can say that the file is complete.
 */
final class RecordPump {
  private static final Logger LOG = LoggerFactory.getLogger(RecordPump.class);
  private static final int CHUNK_RECORDS = 500;
  private static final long CHUNK_BYTES = 256 << 10;
  private static final int HUNGRY_RECORDS = 32;
  private static final long HUNGRY_NANOS = 20_000_000L;
  private static final int LOGGED = 10;

  private final Reading reading;
  private final FileOffset start;
  private final RecordMaker maker;
  private final String path;
  private Position position;
  private long bad;
  private long emitted;
  private Chunk chunk = new Chunk(HUNGRY_RECORDS);
  private long chunkSince;
  private @Nullable FileRecord held;

  RecordPump(Reading reading, FileOffset start, Progress progress) {
    this.reading = reading;
    this.start = start;
    this.path = progress.file().path();
    this.maker = new RecordMaker(reading.records(), progress.file(), progress);
    this.position = start.position();
    this.bad = start.bad();
  }

  /** Where reading goes on after a failure of the store: behind the record that is held. */
  FileOffset here() {
    return new FileOffset(start.identity(), position, bad);
  }

  /** Asked before a record is believed. */
  @FunctionalInterface
  interface Doubt {
    /** Throws when what was read last may be cut off. */
    void check() throws IOException;
  }

  /** Takes all records of a reader, which stands at {@link #here}. */
  void run(RecordReader records, Doubt doubt) throws IOException, InterruptedException {
    boolean more = true;
    while (more) {
      try {
        Entry entry = records.next();
        doubt.check();
        more = entry != null;
        if (entry != null) {
          position = records.position();
          accept(entry, reading.records().fileHeaders() ? records.line() : 0);
        }
      } catch (BadRecordException e) {
        doubt.check();
        position = records.position();
        refuse(e);
      }
    }
  }

  private void accept(Entry entry, long line) throws IOException, InterruptedException {
    FileRecord record = maker.make(entry, here(), line);
    record.weighs(reading.records().sizeWithin(record, entry));
    hold(record);
  }

  private void hold(FileRecord record) throws InterruptedException {
    FileRecord before = held;
    held = record;
    if (before != null) {
      add(before);
    }
  }

  private void add(FileRecord record) throws InterruptedException {
    if (chunk.records().isEmpty()) {
      chunkSince = reading.timing().nanoTime();
    }
    chunk.add(record);
    emitted++;
    int records = chunk.records().size();
    if (records >= CHUNK_RECORDS || chunk.bytes() >= CHUNK_BYTES || isAwaited(records)) {
      flush();
    }
  }

  /** Whoever waits for records gets them soon, but not one by one. */
  private boolean isAwaited(int records) {
    return reading.handover().isHungry()
        && (records >= HUNGRY_RECORDS || reading.timing().nanoTime() - chunkSince > HUNGRY_NANOS);
  }

  private void flush() throws InterruptedException {
    if (!chunk.records().isEmpty()) {
      reading.counters().records.add(chunk.records().size());
      reading.handover().put(chunk);
      chunk = new Chunk(CHUNK_RECORDS);
    }
    if (reading.timing().stopped()) {
      throw new InterruptedException("The task stops");
    }
  }

  private void refuse(BadRecordException e) throws IOException, InterruptedException {
    bad++;
    reading.counters().bad.increment();
    BadRecords policy = reading.bad();
    if (policy.action() == BadRecords.Action.FAIL) {
      throw new MalformedInputException(e.reason(), e.line(), e.column());
    }
    if (bad > policy.max()) {
      throw new MalformedInputException(
          "More than errors.bad.records.max=%d records are bad; the last: %s"
              .formatted(policy.max(), e.reason()),
          e.line(),
          e.column());
    }
    if (bad - start.bad() <= LOGGED) {
      LOG.warn("Bad record {} of {}, line {}: {}", position.records(), path, e.line(), e.reason());
    }
    if (policy.action() == BadRecords.Action.TOPIC) {
      FileRecord record = maker.bad(e, here(), policy.topic());
      record.weighs(e.record().length);
      hold(record);
    }
  }

  /** Hands over the rest of a file that was read to its end. */
  void complete() throws InterruptedException {
    if (held != null) {
      held.offset().completed();
    }
    end(reading.transactional() ? Boundary.COMMIT : Boundary.NONE);
    if (bad - start.bad() > LOGGED) {
      LOG.warn("{} records of {} were bad", bad - start.bad(), path);
    }
  }

  /** Hands over what was good before a file failed. */
  void endInFailure() throws InterruptedException {
    if (reading.transactional()) {
      abort();
    } else {
      end(Boundary.NONE);
    }
  }

  /** The record that is held may be a part of what is being written: it is read again. */
  void endInChange() throws InterruptedException {
    if (reading.transactional()) {
      abort();
    } else {
      held = null;
      end(Boundary.NONE);
    }
  }

  /** Whoever gives a transaction up stores its offsets all the same: they must lead back. */
  private void abort() throws InterruptedException {
    FileRecord last = held;
    if (last != null) {
      held = last.with(start);
      end(Boundary.ABORT);
    }
  }

  private void end(Boundary boundary) throws InterruptedException {
    if (held != null) {
      chunk.add(held);
      emitted++;
      held = null;
    }
    chunk.endsWith(boundary);
    flush();
  }

  /** How many records were handed over. */
  long emitted() {
    return emitted;
  }

  /** The failure of the file, here. */
  FileFailure failure(String reason, long line, long column) {
    return new FileFailure(reason, line, column, position.records(), bad);
  }
}
