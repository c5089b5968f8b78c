/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files that wait, in lanes: of one lane, the next is given away when the one before is done. Lanes
 * take turns.
 */
public final class FileLanes {
  private final Map<String, Deque<PlannedFile>> waiting = new HashMap<>();
  private final Deque<String> ready = new ArrayDeque<>();
  private final Set<PlannedFile> queued = new LinkedHashSet<>();
  private boolean closed;

  /** Adds a file at the end of its lane. */
  public synchronized void add(PlannedFile file) {
    String lane = file.file().lane();
    Deque<PlannedFile> others = waiting.get(lane);
    if (others == null) {
      waiting.put(lane, new ArrayDeque<>(1));
      ready.add(lane);
    }
    Objects.requireNonNull(waiting.get(lane)).add(file);
    queued.add(file);
    notify();
  }

  /** The next file whose turn it is; null when everything stops. */
  @Nullable PlannedFile take() throws InterruptedException {
    synchronized (this) {
      while (!closed && ready.isEmpty()) {
        wait();
      }
      if (closed) {
        return null;
      }
      PlannedFile file = Objects.requireNonNull(waiting.get(ready.remove())).remove();
      queued.remove(file);
      return file;
    }
  }

  /** Lets the lane of a file that was taken go on. */
  synchronized void done(PlannedFile file) {
    String lane = file.file().lane();
    if (Objects.requireNonNull(waiting.get(lane)).isEmpty()) {
      waiting.remove(lane);
    } else {
      ready.add(lane);
      notify();
    }
  }

  /** Wakes whoever waits, for good. */
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Files that wait for their turn. */
  public synchronized int waiting() {
    return queued.size();
  }

  /** Since when the first of them has been known; {@code none} when there is none. */
  public synchronized long oldestNanos(long none) {
    return queued.isEmpty() ? none : queued.iterator().next().file().sinceNanos();
  }
}
