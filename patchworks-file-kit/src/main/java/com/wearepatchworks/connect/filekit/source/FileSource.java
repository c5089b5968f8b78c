/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source;

import com.wearepatchworks.connect.core.format.Format;
import com.wearepatchworks.connect.core.metrics.Metrics;
import com.wearepatchworks.connect.filekit.pacing.PacedFiles;
import com.wearepatchworks.connect.filekit.pacing.StopSignal;
import com.wearepatchworks.connect.filekit.pacing.Throttle;
import com.wearepatchworks.connect.filekit.source.cleanup.AfterPolicy;
import com.wearepatchworks.connect.filekit.source.cleanup.Confirmations;
import com.wearepatchworks.connect.filekit.source.discovery.Backlog;
import com.wearepatchworks.connect.filekit.source.discovery.Discovery;
import com.wearepatchworks.connect.filekit.source.discovery.SourceFile;
import com.wearepatchworks.connect.filekit.source.offset.FileOffset;
import com.wearepatchworks.connect.filekit.source.offset.StoredOffsets;
import com.wearepatchworks.connect.filekit.source.reading.PlannedFile;
import com.wearepatchworks.connect.filekit.source.reading.Progress;
import com.wearepatchworks.connect.filekit.source.reading.ReadingPool;
import com.wearepatchworks.connect.filekit.source.reading.Unpacking;
import com.wearepatchworks.connect.filekit.source.reading.Verdict;
import com.wearepatchworks.connect.filekit.source.reading.Verdict.Ending;
import com.wearepatchworks.connect.filekit.store.FileStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.TransactionContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a task that reads files holds: finds them, reads them, takes them away, on threads of its
 * own. What it knows across restarts is Kafka's offsets alone.
 */
public final class FileSource implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileSource.class);
  private static final int CLEANERS = 4;

  /** Files that were read and wait for a commit are small, but not nothing. */
  private static final int MAX_UNCONFIRMED = 50_000;

  private final FileSourceOptions options;
  private final FileStore store;
  private final StopSignal timing = new StopSignal();
  private final Set<String> active = ConcurrentHashMap.newKeySet();
  private final ReadingPool reading;
  private final Confirmations confirmations;
  private final Discovery discovery;
  private final ProgressReport report;
  private final Crew crew;

  /** What files are made of. */
  public record Content(FileStore store, Unpacking unpacking, Format format) {}

  /**
   * What a worker gives to a task.
   *
   * @param transactions null unless the connector defines transactions
   */
  public record Worker(OffsetStorageReader offsets, @Nullable TransactionContext transactions) {}

  /** A source that is not at work yet; it owns the store. */
  public FileSource(FileSourceOptions options, Content content, Worker worker, String taskName) {
    this.options = options;
    this.store = paced(content.store);
    StoredOffsets offsets = new StoredOffsets(worker.offsets);
    ReadingPool.Content what =
        new ReadingPool.Content(
            store,
            content.unpacking,
            content.format,
            options.records(),
            options.appended(),
            options.discovery().wholeness().claimSuffix());
    reading = new ReadingPool(options.reading(), what, worker.transactions, this::wasRead, timing);
    confirmations =
        new Confirmations(
            offsets,
            new Confirmations.Place(
                store, options.after(), options.discovery().wholeness().markerSuffix()),
            reading.trouble(),
            new Ends(),
            timing);
    discovery =
        new Discovery(
            store,
            options.discovery(),
            new Planning(),
            offsets,
            new Discovery.Rhythm(options.schedule(), options.reading().backoff(), timing));
    report = new ProgressReport(reading, discovery, confirmations);
    crew = new Crew(taskName, timing, reading::fail);
  }

  private FileStore paced(FileStore files) {
    long most = options.reading().pace().requestsPerSecond();
    return most == 0 ? files : new PacedFiles(files, new Throttle(most, timing), Throttle.NONE);
  }

  /** Begins. */
  public void start() {
    crew.employ("discovery", discovery::run);
    for (int i = 0; i < reading.readers(); i++) {
      crew.employ("reader-" + i, reading::read);
    }
    for (int i = 0; i < reading.fetchers(); i++) {
      crew.employ("fetcher-" + i, reading::fetch);
    }
    crew.employ("commits", confirmations::run);
    for (int i = 0; i < CLEANERS; i++) {
      crew.employ("cleaner-" + i, confirmations::clearAway);
    }
  }

  /** Shows the numbers. */
  public void measuredBy(Metrics metrics) {
    report.measuredBy(metrics);
    metrics.gauge("connections-total", "Connections made: one more than lost", store::connections);
  }

  /**
   * For {@code SourceTask.poll}: the records that wait; null when none came within {@code
   * patience}.
   */
  public @Nullable List<SourceRecord> poll(Duration patience) throws InterruptedException {
    report.log(timing.nanoTime());
    return reading.poll(patience);
  }

  /** For {@code SourceTask.commitRecord}: metadata, if there is some, means that Kafka has it. */
  public void acknowledged(SourceRecord record, boolean stored) {
    reading.acknowledged(record, stored);
  }

  /** For {@code SourceTask.commit}. */
  public void committed() {
    confirmations.committed();
  }

  private void wasRead(Progress progress) {
    Verdict verdict = progress.verdict();
    if (verdict != null && verdict.failure() != null && options.after().errors().isEmpty()) {
      reading.fail(
          new ConnectException(
              "%s cannot be read: %s. Correct or remove it and restart the task, or set errors.directory to have such files moved out of the way"
                  .formatted(progress.file().path(), verdict.failure())));
      return;
    }
    confirmations.add(progress);
    if (reading.waiting() < options.discovery().backlog() / 2) {
      discovery.wantsMore();
    }
  }

  /** What discovery finds. */
  private final class Planning implements Backlog {
    @Override
    public boolean isActive(String path) {
      return active.contains(path);
    }

    @Override
    public int room() {
      return Math.min(
          options.discovery().backlog() - reading.waiting(),
          MAX_UNCONFIRMED - confirmations.waiting());
    }

    @Override
    public void read(SourceFile file, @Nullable FileOffset stored) {
      if (options.dryRun()) {
        LOG.info(
            "Would read {} ({} bytes){}",
            file.path(),
            file.entry().size(),
            stored == null ? "" : ", known up to byte " + stored.position().bytes());
        discovery.done(file.path(), file.entry());
      } else if (active.add(file.path())) {
        reading.plan(new PlannedFile(file, stored));
      }
    }

    @Override
    public void readBefore(SourceFile file, FileOffset stored) {
      if (options.after().policy() == AfterPolicy.KEEP || options.dryRun()) {
        discovery.done(file.path(), file.entry());
      } else if (active.add(file.path())) {
        confirmations.add(Verdict.readBefore(file, stored));
      }
    }

    @Override
    public void fail(RuntimeException cause) {
      reading.fail(cause);
    }
  }

  /** What becomes of files in the end. */
  private final class Ends implements Confirmations.Listener {
    @Override
    public void released(Progress progress, Verdict verdict) {
      report.ended(verdict);
      boolean stays = options.after().policy() == AfterPolicy.KEEP;
      if (verdict.ending() == Ending.DONE && stays) {
        discovery.done(progress.file().path(), progress.file().entry());
      }
      active.remove(progress.file().path());
    }

    @Override
    public void fail(RuntimeException cause) {
      reading.fail(cause);
    }
  }

  /** Wakes every wait, closes the store, and leaves no thread behind. */
  @Override
  public void close() {
    timing.stop();
    discovery.wake();
    reading.close();
    store.close();
    crew.dismiss();
  }
}
