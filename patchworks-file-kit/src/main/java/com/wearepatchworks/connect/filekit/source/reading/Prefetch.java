/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.filekit.store.FileStoreException;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Fetches small files into memory ahead of their turn, several at once and in the order in which
 * they came, so that round trips are not paid one after the other. Who finds his file not fetched
 * opens it himself: nobody waits for room.
 */
public final class Prefetch {
  /** So many files ahead; more would only wait for room in memory. */
  private static final int OBJECT = 200;

  private final Reading reading;
  private final Limits limits;
  private final ByteBudget budget;
  private final BlockingQueue<PlannedFile> next = new LinkedBlockingQueue<>();

  /**
   * How much is fetched.
   *
   * @param files at once
   * @param fileBytes of the largest file
   * @param bytes of all that were fetched and not read
   */
  public record Limits(int files, long fileBytes, long bytes) {}

  Prefetch(Reading reading, Limits limits) {
    this.reading = reading;
    this.limits = limits;
    this.budget = new ByteBudget(limits.bytes);
  }

  void offer(PlannedFile file) {
    if (limits.files > 0 && file.file().entry().size() <= limits.fileBytes) {
      next.add(file);
    }
  }

  /** What each of its threads does until it is interrupted. */
  void run() throws InterruptedException {
    while (!reading.timing().stopped()) {
      PlannedFile file = next.take();
      if (!file.isTaken()) {
        budget.acquire(cost(file));
        if (file.take()) {
          fetch(file);
        } else {
          budget.release(cost(file));
        }
      }
    }
  }

  private static long cost(PlannedFile file) {
    return file.file().entry().size() + OBJECT;
  }

  private void fetch(PlannedFile file) throws InterruptedException {
    Attempts attempts = new Attempts();
    while (!file.fetched().isDone()) {
      try {
        file.fetched().complete(reading.inputs().fetch(file.file()));
      } catch (FileStoreException e) {
        retryOrGiveUp(file, e, attempts);
      } catch (IOException | RuntimeException e) {
        file.fetched().completeExceptionally(e);
      }
    }
  }

  private void retryOrGiveUp(PlannedFile file, FileStoreException e, Attempts attempts)
      throws InterruptedException {
    try {
      if (!reading.trouble().isWorthAnother("Fetching " + file.file().path(), e, attempts)) {
        file.fetched().completeExceptionally(e);
      }
    } catch (RuntimeException fatal) {
      file.fetched().completeExceptionally(fatal);
    } catch (InterruptedException stopped) {
      file.fetched().completeExceptionally(stopped);
      throw stopped;
    }
  }

  /** Gives back the memory of a file that has been read. */
  void read(PlannedFile file) {
    if (file.fetched().isDone()) {
      budget.release(cost(file));
    }
  }
}
