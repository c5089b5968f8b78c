/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.discovery;

import com.wearepatchworks.connect.filekit.pacing.Backoff;
import com.wearepatchworks.connect.filekit.pacing.Schedule;
import com.wearepatchworks.connect.filekit.pacing.Timing;
import com.wearepatchworks.connect.filekit.source.offset.StoredOffsets;
import com.wearepatchworks.connect.filekit.store.FileEntry;
import com.wearepatchworks.connect.filekit.store.FileStore;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import java.time.Duration;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for files, again and again, on a thread of its own. What it remembers between two listings
 * is numbers: two for a file that is done with, three for one that waits.
 */
public final class Discovery implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
  private static final Duration SHORTEST = Duration.ofMillis(50);

  private final Survey.Place place;
  private final Schedule schedule;
  private final Backoff backoff;
  private final Timing timing;
  private final Queue<Done> news = new ConcurrentLinkedQueue<>();
  private final Semaphore wake = new Semaphore(0);
  private final Set<String> reported = new HashSet<>();
  private FileMemory memory = new FileMemory();
  private volatile boolean moreToRead;
  private volatile long oldestAgeMs;
  private volatile long listingMs;
  private long listings;
  private volatile int waiting;
  private final AtomicLong retries = new AtomicLong();

  private record Done(long file, long stamp) {}

  /** When to look, and how patiently. */
  public record Rhythm(Schedule schedule, Backoff backoff, Timing timing) {}

  /** A discovery that has not looked yet. */
  public Discovery(
      FileStore store,
      DiscoveryOptions options,
      Backlog backlog,
      StoredOffsets offsets,
      Rhythm rhythm) {
    this.place = new Survey.Place(store, options, backlog, offsets);
    this.schedule = rhythm.schedule;
    this.backoff = rhythm.backoff;
    this.timing = rhythm.timing;
  }

  /** Looks until everything stops. */
  @Override
  public void run() {
    try {
      if (!schedule.startsAtOnce()) {
        rest(schedule.untilNext(timing.now()));
      }
      int failures = 0;
      while (!timing.stopped()) {
        try {
          rest(look());
          failures = 0;
        } catch (FileStoreException e) {
          rest(afterFailure(e, ++failures));
        }
      }
    } catch (RuntimeException e) {
      if (!timing.stopped()) {
        place.backlog().fail(e);
      }
    }
  }

  /** One listing; answers how long to wait for the next. */
  public Duration look() throws FileStoreException {
    for (Done done = news.poll(); done != null; done = news.poll()) {
      memory.done(done.file, done.stamp);
    }
    long started = timing.nanoTime();
    Survey survey = new Survey(place, memory, started);
    try {
      survey.run();
      reportUnseen(survey);
      if (!survey.unseen().isEmpty()) {
        survey.memory().addMissing(memory);
      }
      memory = survey.memory();
    } catch (FileStoreException e) {
      survey.memory().addMissing(memory);
      memory = survey.memory();
      throw e;
    }
    note(survey, started);
    return untilNext(survey);
  }

  private void note(Survey survey, long started) {
    listings++;
    listingMs = TimeUnit.NANOSECONDS.toMillis(timing.nanoTime() - started);
    waiting = memory.waiting();
    oldestAgeMs = survey.oldestAgeMs();
    moreToRead = survey.overflown() || place.backlog().room() <= 0;
    LOG.debug(
        "Listing {} took {} ms: {} files wait, {} are done",
        listings,
        listingMs,
        waiting,
        memory.done());
  }

  private Duration untilNext(Survey survey) {
    Duration next = schedule.untilNext(timing.now());
    Duration age = place.options().wholeness().age();
    return survey.unsettled() > 0 && age.compareTo(next) < 0 ? age : next;
  }

  private void reportUnseen(Survey survey) {
    Set<String> now = new HashSet<>();
    for (FileStoreException e : survey.unseen()) {
      String message = String.valueOf(e.getMessage());
      now.add(message);
      if (!reported.contains(message)) {
        LOG.warn("A directory is passed over until it can be listed: {}", message);
      }
    }
    reported.clear();
    reported.addAll(now);
  }

  private Duration afterFailure(FileStoreException e, int failures) {
    if (e.reason() == Reason.REFUSED
        || e.reason() == Reason.DENIED
        || e.reason() == Reason.UNSUPPORTED) {
      throw new ConnectException("The directories cannot be listed: " + e.getMessage(), e);
    }
    Duration delay = backoff.delay(failures);
    retries.incrementAndGet();
    LOG.warn(
        "The directories cannot be listed, next try (number {}) in {} ms: {}",
        failures + 1,
        delay.toMillis(),
        e.getMessage());
    return delay;
  }

  private void rest(Duration duration) {
    Duration wait = duration.compareTo(SHORTEST) < 0 ? SHORTEST : duration;
    try {
      if (!timing.stopped() && wake.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // only a stop interrupts
    }
  }

  /** Looks at once, if there is more to read than the last listing handed on; any thread. */
  public void wantsMore() {
    if (moreToRead) {
      moreToRead = false;
      wake.release();
    }
  }

  /** Ends a wait; any thread. */
  public void wake() {
    wake.release();
  }

  /** Remembers that a file is done with, as long as it is what it was; any thread. */
  public void done(String path, FileEntry entry) {
    news.add(new Done(Hashes.path(path), Hashes.stamp(entry.size(), entry.modifiedMs())));
  }

  /** Files that are known and not handed on: they are not whole yet, or there was no room. */
  public int waiting() {
    return waiting;
  }

  /** How long the oldest whole file has been waiting at the last listing. */
  public long oldestAgeMs() {
    return oldestAgeMs;
  }

  /** How long the last listing took. */
  public long listingMs() {
    return listingMs;
  }

  /** Listings that failed and were tried again. */
  public long retries() {
    return retries.get();
  }
}
