/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.core.format.Format;
import com.wearepatchworks.connect.core.poll.InFlight;
import com.wearepatchworks.connect.filekit.pacing.Throttle;
import com.wearepatchworks.connect.filekit.pacing.Timing;
import com.wearepatchworks.connect.filekit.store.FileStore;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.TransactionContext;
import org.jspecify.annotations.Nullable;

/** Everything between a planned file and a batch of records. */
public final class ReadingPool {
  private final FileLanes lanes = new FileLanes();
  private final Counters counters;
  private final Handover handover;
  private final InFlight inFlight;
  private final Prefetch prefetch;
  private final Readers readers;
  private final StoreTrouble trouble;
  private final ReadingOptions options;
  private final @Nullable TransactionContext transactions;

  /**
   * Where files are and what is made of them.
   *
   * @param claimSuffix that a file gets before it is read; empty when it keeps its name
   */
  public record Content(
      FileStore store,
      Unpacking unpacking,
      Format format,
      RecordOptions records,
      Appended appended,
      String claimSuffix) {}

  /** Part of a task that can be run on a thread, and that an interrupt ends. */
  @FunctionalInterface
  public interface Work {
    /** Works until everything stops. */
    void run() throws InterruptedException;
  }

  /**
   * A pool whose threads are still to be started.
   *
   * @param transactions null unless each file is to be a transaction
   * @param ended is told of each file that is read, on the thread that read it
   */
  public ReadingPool(
      ReadingOptions options,
      Content content,
      @Nullable TransactionContext transactions,
      Consumer<Progress> ended,
      Timing timing) {
    this.options = options;
    this.transactions = transactions;
    this.counters = new Counters();
    this.handover = new Handover(options.handover());
    this.inFlight = transactions == null ? options.inFlight() : InFlight.unbounded();
    this.trouble = new StoreTrouble(options.backoff(), timing, counters.retries);
    Throttle throttle = new Throttle(options.pace().bytesPerSecond(), timing);
    Inputs inputs =
        new Inputs(
            new Inputs.Means(
                content.store, content.unpacking, content.format, throttle, counters.bytes),
            content.claimSuffix);
    Reading reading =
        new Reading(
            inputs,
            content.records,
            options.bad(),
            content.appended,
            transactions != null,
            handover,
            trouble,
            counters,
            timing);
    this.prefetch = new Prefetch(reading, options.prefetch());
    this.readers = new Readers(reading, lanes, prefetch, ended);
  }

  /** How many threads are to run {@link #read}: one where a file is a transaction. */
  public int readers() {
    return transactions == null ? options.parallel() : 1;
  }

  /** How many threads are to run {@link #fetch}. */
  public int fetchers() {
    return options.prefetch().files();
  }

  /** Reads files. */
  public void read() throws InterruptedException {
    readers.readOn();
  }

  /** Fetches files ahead. */
  public void fetch() throws InterruptedException {
    prefetch.run();
  }

  /** Takes a file; it is read when it is its turn. */
  public void plan(PlannedFile file) {
    lanes.add(file);
    prefetch.offer(file);
  }

  /** For {@code SourceTask.poll}: what has been read, with the end of a transaction announced. */
  public @Nullable List<SourceRecord> poll(Duration patience) throws InterruptedException {
    Handover.Batch batch = inFlight.awaitRoom(patience) ? handover.poll(patience) : null;
    if (batch == null) {
      return null;
    }
    inFlight.add(batch.records().size(), batch.bytes());
    if (transactions != null) {
      switch (batch.boundary()) {
        case COMMIT -> transactions.commitTransaction();
        case ABORT ->
            transactions.abortTransaction(batch.records().get(batch.records().size() - 1));
        default -> {}
      }
    }
    return batch.records();
  }

  /** For {@code SourceTask.commitRecord}: metadata means that Kafka has the record. */
  public void acknowledged(SourceRecord record, boolean stored) {
    if (record instanceof FileRecord ours) {
      inFlight.remove(ours.size());
      ours.acknowledged(stored);
    }
  }

  /** Lets {@link #poll} throw when everything read before has been taken. */
  public void fail(RuntimeException cause) {
    handover.fail(cause);
  }

  /** Wakes whoever waits, for good. */
  public void close() {
    lanes.close();
    inFlight.close();
    handover.close();
  }

  /** What was read. */
  public Counters counters() {
    return counters;
  }

  /** Patience with the store. */
  public StoreTrouble trouble() {
    return trouble;
  }

  /** Files that wait for their turn. */
  public int waiting() {
    return lanes.waiting();
  }

  /** Since when the first of them has been known; {@code none} when there is none. */
  public long oldestNanos(long none) {
    return lanes.oldestNanos(none);
  }

  /** Records that Kafka has not acknowledged. */
  public long recordsInFlight() {
    return inFlight.records();
  }

  /** Records that wait for {@code poll}. */
  public int recordsWaiting() {
    return handover.waiting();
  }
}
