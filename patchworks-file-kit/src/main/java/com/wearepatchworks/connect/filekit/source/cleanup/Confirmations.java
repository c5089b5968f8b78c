/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.cleanup;

import com.wearepatchworks.connect.filekit.pacing.Timing;
import com.wearepatchworks.connect.filekit.source.offset.FileOffset;
import com.wearepatchworks.connect.filekit.source.offset.StoredOffsets;
import com.wearepatchworks.connect.filekit.source.reading.Attempts;
import com.wearepatchworks.connect.filekit.source.reading.FileFailure;
import com.wearepatchworks.connect.filekit.source.reading.Progress;
import com.wearepatchworks.connect.filekit.source.reading.StoreTrouble;
import com.wearepatchworks.connect.filekit.source.reading.Verdict;
import com.wearepatchworks.connect.filekit.source.reading.Verdict.Ending;
import com.wearepatchworks.connect.filekit.store.FileStore;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that were read, until Kafka has said that it has their offset: only then are they taken
 * away, and only then may a new file of the same name be looked at. What Kafka has is read back
 * after each commit, on a thread of its own, because that is a round trip.
 */
public final class Confirmations {
  private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);
  private static final long PATIENCE_MS = 1_000;
  private static final long NEVER = -1;

  private final Map<String, Waiting> pending = new ConcurrentHashMap<>();
  private final BlockingQueue<Progress> sure = new LinkedBlockingQueue<>();
  private final Semaphore signal = new Semaphore(0);
  private final StoredOffsets offsets;
  private final CleanUp cleanUp;
  private final StoreTrouble trouble;
  private final Listener listener;
  private final Timing timing;

  private final AtomicLong commits = new AtomicLong();

  /**
   * A file that was read. A commit may come before that is known, so each is looked up once at
   * least. Only the thread of {@link #run} changes it.
   */
  private static final class Waiting {
    private final Progress progress;
    private long lookedUp = NEVER;
    private boolean sure;

    Waiting(Progress progress) {
      this.progress = progress;
    }

    String path() {
      return progress.file().path();
    }
  }

  /** Who is told of the end of a file. */
  public interface Listener {
    /** All is done for a file; {@code verdict} says how reading it ended. */
    void released(Progress progress, Verdict verdict);

    /** The task is to fail. */
    void fail(RuntimeException cause);
  }

  /** What cleaning up needs. */
  public record Place(FileStore store, AfterOptions options, String markerSuffix) {}

  /** Nothing pending. */
  public Confirmations(
      StoredOffsets offsets, Place place, StoreTrouble trouble, Listener listener, Timing timing) {
    this.offsets = offsets;
    this.cleanUp = new CleanUp(place.store, place.options, place.markerSuffix);
    this.trouble = trouble;
    this.listener = listener;
    this.timing = timing;
  }

  /** Takes a file that was read; any thread. */
  public void add(Progress progress) {
    pending.put(progress.file().path(), new Waiting(progress));
    signal.release();
  }

  /** Offsets were committed: {@code SourceTask.commit}. Any thread. */
  public void committed() {
    commits.incrementAndGet();
    signal.release();
  }

  /** Files that were read and wait. */
  public int waiting() {
    return pending.size();
  }

  /** Works until everything stops. */
  public void run() throws InterruptedException {
    while (!timing.stopped()) {
      if (signal.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        signal.drainPermits();
      }
      round();
    }
  }

  /** What each of several threads does until it is interrupted: a file is some round trips. */
  public void clearAway() throws InterruptedException {
    while (!timing.stopped()) {
      settle(sure.take());
    }
  }

  /** One look at what waits: what is sure goes to {@link #clearAway}. */
  private void round() {
    long now = commits.get();
    List<Waiting> unsure = new ArrayList<>();
    for (Waiting waiting : pending.values()) {
      if (!waiting.sure && waiting.progress.isAcknowledged()) {
        if (!waiting.progress.awaitsOffset()) {
          isSure(waiting);
        } else if (waiting.lookedUp < now) {
          unsure.add(waiting);
        }
      }
    }
    if (!unsure.isEmpty()) {
      lookUp(unsure, now);
    }
  }

  private void isSure(Waiting waiting) {
    waiting.sure = true;
    sure.add(waiting.progress);
  }

  private void lookUp(List<Waiting> unsure, long now) {
    try {
      Map<String, FileOffset> stored = offsets.of(unsure.stream().map(Waiting::path).toList());
      for (Waiting waiting : unsure) {
        waiting.lookedUp = now;
        if (waiting.progress.isCommittedBy(stored.get(waiting.path()))) {
          isSure(waiting);
        }
      }
    } catch (ConnectException e) {
      if (!timing.stopped()) {
        LOG.warn("Committed offsets could not be read back, and are read again soon", e);
      }
    }
  }

  private void settle(Progress progress) throws InterruptedException {
    Verdict verdict = Objects.requireNonNull(progress.verdict());
    Attempts attempts = new Attempts();
    while (true) {
      try {
        act(verdict);
        released(progress, verdict);
        return;
      } catch (FileStoreException e) {
        if (e.reason() == Reason.MISSING) {
          released(progress, verdict);
          return;
        } else if (!trouble.isWorthAnother(
            "Clearing away " + progress.file().path(), e, attempts)) {
          listener.fail(new ConnectException(sentence(verdict, e), e));
          return;
        }
      } catch (IOException e) {
        listener.fail(new ConnectException(sentence(verdict, e), e));
        return;
      }
    }
  }

  private void released(Progress progress, Verdict verdict) {
    pending.remove(progress.file().path());
    listener.released(progress, verdict);
  }

  private static String sentence(Verdict verdict, IOException e) {
    return "%s was read and cannot be taken away (%s): %s"
        .formatted(verdict.file().path(), AfterOptions.AFTER, e.getMessage());
  }

  private void act(Verdict verdict) throws IOException {
    FileFailure failure = verdict.failure();
    if (verdict.ending() == Ending.DONE) {
      cleanUp.done(verdict.file());
    } else if (failure != null) {
      cleanUp.failed(verdict.file(), failure);
    }
  }
}
