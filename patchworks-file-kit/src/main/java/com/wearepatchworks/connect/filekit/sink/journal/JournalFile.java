/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.journal;

import com.wearepatchworks.connect.filekit.sink.journal.Journal.Start;
import com.wearepatchworks.connect.filekit.store.Draft;
import com.wearepatchworks.connect.filekit.store.FileEntry;
import com.wearepatchworks.connect.filekit.store.FileStore;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal of one partition on the store, while one owner has it. Every call may be repeated
 * when it failed. For one thread at a time.
 *
 * <p>Before each write the owner looks whether the journal is still its own. A former owner that
 * wakes up after a long sleep is found out then. It is not if it slept between that look and the
 * write that follows at once: no store of this kind can compare and write in one step.
 */
public final class JournalFile {
  private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);
  private static final long STALE_MS = 3_600_000;

  private final FileStore store;
  private final Place place;
  private final String owner;
  private Journal journal = Journal.EMPTY;
  private long attempted;

  /** The journal at {@code place}, for an owner with a name that nobody has had before. */
  public JournalFile(FileStore store, Place place, String owner) {
    this.store = store;
    this.place = place;
    this.owner = owner;
  }

  /** Ends what the last owner began, and takes over. */
  public Journal open() throws IOException {
    Journal last = load();
    if (last == null) {
      last = Journal.EMPTY;
    }
    for (String ticket : last.pending()) {
      if (store.publish(ticket)) {
        LOG.info("Published a file that was ready when the last owner of {} ended", place);
      }
    }
    Journal claimed = last.claimedBy(owner);
    attempted = claimed.sequence();
    write(claimed);
    journal = claimed;
    return claimed;
  }

  /**
   * Notes that files count as published.
   *
   * @return how many groups the journal holds now
   * @throws LostPartitionException when somebody else has written the journal
   */
  public int append(Journal.Batch batch, long watermark, @Nullable Start start) throws IOException {
    requireOwn();
    Journal next = journal.with(batch, watermark, start);
    attempted = next.sequence();
    write(next);
    journal = next;
    return next.published().stream().mapToInt(each -> each.last().size()).sum();
  }

  private void requireOwn() throws IOException {
    Journal current = load();
    if (current == null) {
      throw new LostPartitionException(
          "The journals in %s are gone. Were they deleted while the connector ran? Restart the task"
              .formatted(place.directory()));
    }
    boolean mine = current.owner().equals(owner);
    boolean known = current.sequence() == journal.sequence() || current.sequence() == attempted;
    if (!mine || !known) {
      throw new LostPartitionException(
          "The journal in %s was written by somebody else. Is another connector of the same name writing to the same directory? Otherwise this task has lost the partition to another one and was late to hear of it: restart it"
              .formatted(place.directory()));
    }
  }

  private void write(Journal next) throws IOException {
    String path = place.journal(next.sequence());
    store.delete(path); // the one before the last
    String ticket;
    try (Draft draft = store.draft(place.temporary(owner + "-journal"), path)) {
      draft.content().write(JournalText.of(next));
      ticket = draft.seal();
    }
    if (!store.publish(ticket)) {
      throw new LostPartitionException(
          "What was to become the journal %s has vanished before it was renamed. Does something clean up there?"
              .formatted(path));
    }
  }

  /** The last one that was written. */
  private @Nullable Journal load() throws IOException {
    Journal even = load(place.journal(0));
    Journal odd = load(place.journal(1));
    if (even == null || odd == null) {
      return even == null ? odd : even;
    }
    return even.sequence() > odd.sequence() ? even : odd;
  }

  private @Nullable Journal load(String path) throws IOException {
    byte[] text;
    try (InputStream in = store.read(path, 0)) {
      text = in.readAllBytes();
    } catch (FileStoreException e) {
      if (e.reason() == Reason.MISSING) {
        return null;
      }
      throw e;
    }
    try {
      return JournalText.parse(text);
    } catch (IOException e) {
      throw new IOException(
          "The journal %s cannot be read: %s. It says which records have been published; restore it, or delete it if none from the committed offset on has been"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  /**
   * Deletes what workers that were killed have left behind. What is younger than an hour by the
   * store's clock may still be written, or be about to be published, by an owner that does not know
   * yet that it is none any more.
   */
  public void sweep() throws IOException {
    FileEntry now = store.find(place.journal(journal.sequence()));
    if (now == null) {
      return;
    }
    List<String> stale = new ArrayList<>();
    store.list(
        place.directory(),
        entry -> {
          if (entry.isFile() && entry.modifiedMs() < now.modifiedMs() - STALE_MS) {
            stale.add(entry.path());
          }
          return true;
        });
    for (String path : stale) {
      LOG.info("Removing {}, which a worker that was killed has left behind", path);
      store.delete(path);
    }
  }

  /** Publishes what is pending, and forgets the rest: the offsets were set by a person. */
  public static void reset(FileStore store, Place place) throws IOException {
    Journal last = new JournalFile(store, place, "").load();
    if (last != null) {
      for (String ticket : last.pending()) {
        boolean unused = store.publish(ticket);
      }
      store.delete(place.journal(last.sequence() + 1)); // the older one first
      store.delete(place.journal(last.sequence()));
    }
  }
}
