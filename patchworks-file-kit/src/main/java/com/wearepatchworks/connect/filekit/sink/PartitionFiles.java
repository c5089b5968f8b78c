/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import com.wearepatchworks.connect.core.failure.Outcome;
import com.wearepatchworks.connect.core.template.TemplateException;
import com.wearepatchworks.connect.filekit.sink.journal.Journal;
import com.wearepatchworks.connect.filekit.sink.journal.Skipping;
import com.wearepatchworks.connect.filekit.sink.naming.Grouping;
import com.wearepatchworks.connect.filekit.sink.publish.FinishedFile;
import com.wearepatchworks.connect.filekit.sink.publish.Publisher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * The files of one partition, from its assignment to its revocation. On the task's thread only.
 *
 * <p>Until its journal has been read it only keeps what comes. Then each record is skipped (it was
 * published before), written to the file of its group, or reported. It is done with when its file
 * has appeared, or when Kafka has its dead letter.
 */
final class PartitionFiles {
  /** So many groups in a journal, and it becomes slow to write: the watermark has to pass some. */
  private static final int MAX_GROUPS = 10_000;

  private final Desk desk;
  private final Grouping grouping;
  private final Origin origin;
  private final Map<String, OpenFile> open = new HashMap<>();
  private final Set<FinishedFile> finished = new LinkedHashSet<>();
  private final Set<FinishedFile> hindered = new LinkedHashSet<>();
  private final NavigableSet<Long> bad = new TreeSet<>();
  private final List<SinkRecord> held = new ArrayList<>();
  private @Nullable Publisher publisher;
  private @Nullable Skipping skipping;
  private long next = -1;
  private volatile long watermark;
  private boolean closed;

  PartitionFiles(Desk desk, Origin origin) {
    this.desk = desk;
    this.grouping = desk.making.options().names().naming().grouping();
    this.origin = origin;
  }

  void publishBy(Publisher value) {
    publisher = value;
  }

  Publisher publisher() {
    return Objects.requireNonNull(publisher);
  }

  boolean isClosed() {
    return closed;
  }

  /** Whether records wait here for the journal to be read. */
  boolean isHolding() {
    return !held.isEmpty();
  }

  /** The journal was read: this is what was published before. */
  void opened(Journal journal) {
    skipping = new Skipping(journal);
    origin.found(journal);
    List<SinkRecord> records = List.copyOf(held);
    held.clear();
    records.forEach(this::accept);
  }

  void accept(SinkRecord record) {
    if (skipping == null) {
      held.add(record);
      return;
    }
    origin.check(record);
    long offset = record.originalKafkaOffset();
    if (offset < next) {
      return; // the worker gives again what is here already: it does so when a commit fails
    }
    next = offset + 1;
    if (skipping.isDone(record)) {
      desk.statistics.skipped.increment();
    } else if (record.value() != null || desk.making.options().tombstones() == Tombstones.WRITE) {
      writeOrReport(record);
    } else if (desk.making.options().tombstones() == Tombstones.REPORT) {
      report(record, new DataException("The value is null and tombstones=report"));
    }
  }

  private void writeOrReport(SinkRecord record) {
    try {
      write(record);
    } catch (TemplateException | DataException e) {
      report(record, e);
    } catch (IOException e) {
      throw new ConnectException(
          "A file could not be written on the worker: %s. Is there room in spool.directory?"
              .formatted(e.getMessage()),
          e);
    }
  }

  private void write(SinkRecord record) throws IOException {
    String group = grouping.of(record);
    OpenFile file = open.get(group);
    if (file != null && !file.takes(record, desk.making.options().rotation())) {
      finish(file);
      file = null;
    }
    if (file == null) {
      file = begin(group, record);
    }
    try {
      file.write(record, desk.clock.millis());
    } finally {
      if (file.isEmpty()) {
        forget(file);
        file.discard();
      }
    }
    desk.files.touch(file);
    if (file.isFull(desk.making.options().rotation())) {
      finish(file);
    }
  }

  private OpenFile begin(String group, SinkRecord record) throws IOException {
    OpenFile file = OpenFile.begin(group, record, desk.making, desk.clock.millis());
    open.put(group, file);
    desk.files.add(file, this);
    return file;
  }

  private void report(SinkRecord record, RuntimeException cause) {
    bad.add(record.originalKafkaOffset());
    desk.report(
        record,
        new Outcome.Report(
            new DataException("It cannot be written to a file: " + cause.getMessage(), cause)),
        this);
  }

  /** Ends a file and has it published, as soon as no dead letter of its records is in doubt. */
  void finish(OpenFile file) {
    forget(file);
    FinishedFile done;
    try {
      done = file.finish(desk.making.options().names());
    } catch (IOException e) {
      file.discard();
      throw new ConnectException("A file could not be ended on the worker: " + e.getMessage(), e);
    }
    finished.add(done);
    desk.statistics.waiting(done);
    publisher().add(done);
    hindered.add(done);
    clear();
  }

  private void forget(OpenFile file) {
    open.remove(file.group(), file);
    desk.files.remove(file);
  }

  /**
   * The journal says of a whole group up to where it is done with, and would let a record of it
   * that is not in the file be passed over: its dead letter must be in Kafka first.
   */
  private void clear() {
    hindered.removeIf(
        file -> {
          boolean free = bad.isEmpty() || bad.first() > file.span().last();
          if (free) {
            publisher().clear(file);
          }
          return free;
        });
  }

  /** Kafka has the dead letter. */
  void reported(long offset) {
    bad.remove(offset);
    clear();
  }

  void published(FinishedFile file) {
    if (finished.remove(file)) {
      desk.statistics.published(file);
      desk.statistics.gone(file);
      file.spool().close();
    }
  }

  /** The first offset that is not done with; {@code position} when all before it are. */
  long committable(long position) {
    long first = held.isEmpty() ? position : held.get(0).originalKafkaOffset();
    for (OpenFile file : open.values()) {
      first = Math.min(first, file.first());
    }
    for (FinishedFile file : finished) {
      first = Math.min(first, file.span().first());
    }
    return bad.isEmpty() ? first : Math.min(first, bad.first());
  }

  /** As of the last {@link #note}: everything before it is done with. Any thread may ask. */
  long watermark() {
    return watermark;
  }

  /** Notes up to where all is done with; 0 when nothing has come. */
  void note() {
    watermark = next < 0 ? 0 : committable(next);
    if (publisher().groups() > MAX_GROUPS) {
      finishOldest();
    }
  }

  /** Whether something is under way that has to be looked after soon. */
  boolean isBusy() {
    return skipping == null || !finished.isEmpty() || !bad.isEmpty();
  }

  /** Ends the file that holds up the watermark, if it is still open. */
  private void finishOldest() {
    long first = committable(next);
    open.values().stream()
        .filter(file -> file.first() == first)
        .findFirst()
        .ifPresent(this::finish);
  }

  /** The partition is somebody else's: what is not published is dropped, and read again there. */
  void close() {
    closed = true;
    publisher().stop();
    List.copyOf(open.values())
        .forEach(
            file -> {
              forget(file);
              file.discard();
            });
    finished.forEach(
        file -> {
          desk.statistics.gone(file);
          file.spool().close();
        });
    finished.clear();
    held.clear();
  }
}
