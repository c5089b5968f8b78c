/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.publish;

import com.wearepatchworks.connect.filekit.sink.journal.Journal;
import com.wearepatchworks.connect.filekit.sink.journal.JournalFile;
import com.wearepatchworks.connect.filekit.sink.journal.Place;
import com.wearepatchworks.connect.filekit.store.FileStore;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the files of one partition: sent as soon as they are finished, several at once, then
 * noted in the journal, then made to appear; those of one group in their order. All that are ready
 * by then share one writing of the journal. Any thread may call.
 */
public final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final Jobs jobs;
  private final FileStore store;
  private final Uploader uploader;
  private final Place place;
  private final JournalFile journal;
  private final String owner = UUID.randomUUID().toString();
  private final Listener listener;
  private final Map<String, Deque<FinishedFile>> waiting = new HashMap<>();
  private int numbered;
  private boolean running;
  private volatile boolean stopped;
  private volatile int groups;

  /** What the files' partition knows, and wants to know. Called on threads of the jobs. */
  public interface Listener {
    /** The partition is ours; this is what was published before. */
    void opened(Journal found);

    /** A file has appeared. */
    void published(FinishedFile file);

    /** How its records are grouped now, as text. */
    String grouping();

    /** Up to where all is done with. */
    long watermark();

    /** The first record seen; null before. */
    Journal.@Nullable Start start();
  }

  /** A partition's publisher; nothing happens before {@link #open}. */
  public Publisher(
      Jobs jobs, FileStore store, PublishOptions options, Place place, Listener listener) {
    this.jobs = jobs;
    this.store = store;
    this.uploader = new Uploader(store, options);
    this.place = place;
    this.journal = new JournalFile(store, place, owner);
    this.listener = listener;
  }

  /** Ends what the last owner of the partition began, and takes over. */
  public void open() {
    List<Journal> found = new ArrayList<>();
    run("take over " + place.directory(), () -> found.add(takeOver()), () -> opened(found));
  }

  private Journal takeOver() throws IOException {
    Journal found = journal.open();
    try {
      journal.sweep();
    } catch (IOException e) {
      LOG.warn("Could not remove old temporary files: {}", e.getMessage());
    }
    return found;
  }

  private void opened(List<Journal> found) {
    if (!found.isEmpty()) {
      listener.opened(found.get(found.size() - 1));
    }
  }

  /** How many groups the journal holds. */
  public int groups() {
    return groups;
  }

  /** Takes on a file; files of one group come in their order. */
  public void add(FinishedFile file) {
    String temporary;
    synchronized (this) {
      waiting.computeIfAbsent(file.group(), group -> new ArrayDeque<>()).add(file);
      temporary = place.temporary(owner + "-" + ++numbered);
    }
    run(
        "write " + file.target(),
        () -> file.sealed(uploader.upload(file, temporary)),
        this::publishReady);
  }

  /** Nothing hinders the publication of a file any more. */
  public void clear(FinishedFile file) {
    file.clear();
    publishReady();
  }

  private void publishReady() {
    Map<String, List<FinishedFile>> batch;
    synchronized (this) {
      batch = running || stopped ? Map.of() : takeReady();
      if (batch.isEmpty()) {
        return;
      }
      running = true;
    }
    Journal.Batch entry = entry(batch);
    run(
        "write the journal in " + place.directory(),
        () -> groups = journal.append(entry, listener.watermark(), listener.start()),
        () -> publish(batch.values()));
  }

  /** Per group what is ready, up to the first that is not. */
  private Map<String, List<FinishedFile>> takeReady() {
    Map<String, List<FinishedFile>> ready = new LinkedHashMap<>();
    waiting.forEach(
        (group, files) -> {
          while (!files.isEmpty() && files.peek().isReady()) {
            ready.computeIfAbsent(group, g -> new ArrayList<>()).add(files.remove());
          }
        });
    waiting.values().removeIf(Collection::isEmpty);
    return ready;
  }

  private Journal.Batch entry(Map<String, List<FinishedFile>> batch) {
    Map<String, Long> last = new TreeMap<>();
    List<String> tickets = new ArrayList<>();
    batch.forEach(
        (group, files) -> {
          last.put(group, files.get(files.size() - 1).span().last());
          files.forEach(file -> tickets.addAll(file.tickets()));
        });
    return new Journal.Batch(listener.grouping(), last, tickets);
  }

  private void publish(Collection<List<FinishedFile>> groups) {
    AtomicInteger left = new AtomicInteger(groups.size());
    for (List<FinishedFile> files : groups) {
      run(
          "publish " + files.get(0).target(),
          () -> publishInOrder(files),
          () -> {
            files.forEach(listener::published);
            if (left.decrementAndGet() == 0) {
              ended();
              publishReady();
            }
          });
    }
  }

  private void publishInOrder(List<FinishedFile> files) throws IOException {
    for (FinishedFile file : files) {
      for (String ticket : file.tickets()) {
        boolean unused = store.publish(ticket); // false when an attempt before has done it
      }
      LOG.debug("Published {} with {} records", file.target(), file.span().records());
    }
  }

  private synchronized void ended() {
    running = false;
    notifyAll();
  }

  /**
   * Of a partition that is somebody else's by now nothing is begun any more, and no failure
   * matters. What is noted in the journal is still made to appear.
   */
  private void run(String what, Jobs.Step step, Runnable then) {
    boolean[] done = {false};
    jobs.run(
        what,
        () -> {
          try {
            if (!stopped || running) {
              step.run();
              done[0] = true;
            }
          } catch (IOException | RuntimeException e) {
            if (!stopped) {
              throw e;
            }
            LOG.debug("Could not {} of a partition that was given up", what, e);
            ended();
          }
        },
        () -> {
          if (done[0]) {
            then.run();
          }
        });
  }

  /** Begins nothing more. */
  public void stop() {
    stopped = true;
  }

  /** Waits until what has been begun is ended, but not for long. */
  public void awaitEnd(long deadlineNanos) {
    boolean interrupted = false;
    synchronized (this) {
      long left = deadlineNanos - System.nanoTime();
      while (running && left > 0 && !interrupted) {
        try {
          TimeUnit.NANOSECONDS.timedWait(this, left);
        } catch (InterruptedException e) {
          interrupted = true;
        }
        left = deadlineNanos - System.nanoTime();
      }
      if (running) {
        LOG.warn(
            "Files of {} are still being published; the next owner goes on", place.directory());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
