/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.discovery;

import com.wearepatchworks.connect.filekit.source.offset.FileOffset;
import com.wearepatchworks.connect.filekit.source.offset.StoredOffsets;
import com.wearepatchworks.connect.filekit.store.FileEntry;
import com.wearepatchworks.connect.filekit.store.FileStore;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One listing of all directories. */
final class Survey {
  private static final int BATCH = 500;
  private static final long MILLI = 1_000_000L;

  private final Place place;
  private final DiscoveryOptions options;
  private final FileMemory before;
  private final FileMemory after = new FileMemory();
  private final Candidates candidates;
  private final List<SourceFile> unknown = new ArrayList<>();
  private final long nowNanos;
  private final List<FileStoreException> unseen = new ArrayList<>();
  private long oldestNanos;
  private int unsettled;
  private @Nullable LongTable markers;

  /** Where it looks, and whom it asks. */
  record Place(FileStore store, DiscoveryOptions options, Backlog backlog, StoredOffsets offsets) {}

  /** A directory, and how far below the watched one. */
  private record Level(String path, int depth) {}

  Survey(Place place, FileMemory before, long nowNanos) {
    this.place = place;
    this.options = place.options;
    this.before = before;
    this.nowNanos = nowNanos;
    this.oldestNanos = nowNanos;
    this.candidates = new Candidates(options.order().by(), Math.max(1, place.backlog.room()));
  }

  /** Looks at everything; a directory that cannot be listed does not hide the others. */
  void run() throws FileStoreException {
    for (String directory : options.directories()) {
      walk(directory);
    }
    lookUp();
    plan();
  }

  private void walk(String root) throws FileStoreException {
    Deque<Level> open = new ArrayDeque<>();
    open.add(new Level(root, 0));
    while (!open.isEmpty()) {
      Level level = open.remove();
      try {
        findMarkers(level.path);
        list(level.path, entry -> visit(entry, root, level.depth, open));
      } catch (FileStoreException e) {
        pass(e, level.path.equals(root));
      }
    }
  }

  /** A directory below may come and go, or be closed to us; a watched one may not be closed. */
  private void pass(FileStoreException e, boolean watched) throws FileStoreException {
    boolean goOn =
        switch (e.reason()) {
          case MISSING -> true;
          case DENIED, FAILED -> !watched;
          default -> false;
        };
    if (!goOn) {
      throw e;
    }
    if (watched || e.reason() != FileStoreException.Reason.MISSING) {
      unseen.add(e);
    }
  }

  /** Markers first: whoever sees one sees a file that was whole before. */
  private void findMarkers(String directory) throws FileStoreException {
    if (options.wholeness().byMarker()) {
      LongTable found = new LongTable(0);
      String suffix = options.wholeness().markerSuffix();
      place.store.list(
          directory,
          entry -> {
            if (entry.path().endsWith(suffix)) {
              found.put(Hashes.path(withoutSuffix(entry.path(), suffix)));
            }
            return true;
          });
      markers = found;
    }
  }

  private static String withoutSuffix(String path, String suffix) {
    return path.substring(0, path.length() - suffix.length());
  }

  /** Offsets are asked for in between; what fails there must not look like the store's failure. */
  private void list(String directory, java.util.function.Consumer<FileEntry> visitor)
      throws FileStoreException {
    List<RuntimeException> failure = new ArrayList<>(1);
    place.store.list(
        directory,
        entry -> {
          try {
            visitor.accept(entry);
            return true;
          } catch (RuntimeException e) {
            failure.add(e);
            return false;
          }
        });
    if (!failure.isEmpty()) {
      throw failure.get(0);
    }
  }

  private void visit(FileEntry entry, String root, int depth, Deque<Level> open) {
    String name = entry.name();
    if (name.equals(".patchworks") || options.names().ignores(name)) {
      return;
    }
    if (entry.isDirectory()) {
      if (depth < options.depth() && !options.names().closedDirectories().contains(entry.path())) {
        open.add(new Level(entry.path(), depth + 1));
      }
    } else if (entry.isFile()) {
      visit(entry, root);
    }
  }

  private void visit(FileEntry entry, String root) {
    DiscoveryOptions.Wholeness whole = options.wholeness();
    if (whole.byMarker() && entry.path().endsWith(whole.markerSuffix())) {
      return;
    }
    boolean claimed = whole.byClaim() && entry.path().endsWith(whole.claimSuffix());
    String path = claimed ? withoutSuffix(entry.path(), whole.claimSuffix()) : entry.path();
    String relative = path.substring(root.equals("/") ? 1 : root.length() + 1);
    if (!options.names().wanted().matches(relative)) {
      return;
    }
    String lane = lane(path, relative);
    if (options.share().has(lane) && !place.backlog.isActive(path)) {
      consider(entry, path, relative, lane, claimed);
    }
  }

  private String lane(String path, String relative) {
    return switch (options.order().key()) {
      case NONE -> path;
      case DIRECTORY -> path.substring(0, path.lastIndexOf('/') + 1);
      case GROUP -> group(OrderKey.GROUP_NAME, relative);
      case ALL -> "";
    };
  }

  private String group(String name, String relative) {
    return Objects.requireNonNullElse(options.names().wanted().group(name, relative), "");
  }

  private void consider(
      FileEntry entry, String path, String relative, String lane, boolean claimed) {
    long hash = Hashes.path(path);
    long stamp = Hashes.stamp(entry.size(), entry.modifiedMs());
    if (before.isDone(hash, stamp)) {
      after.done(hash, stamp);
      return;
    }
    FileMemory.Waiting then = before.waiting(hash, stamp, nowNanos / MILLI);
    FileMemory.Waiting now =
        new FileMemory.Waiting(then.sinceMs(), then.listings() + 1, then.lookedUp());
    after.waits(hash, stamp, now);
    long since = now.sinceMs() * MILLI;
    String rank =
        options.order().by() == FileOrder.GROUP ? group(FileOrder.GROUP_NAME, relative) : "";
    SourceFile file = new SourceFile(entry, path, relative, lane, rank, since);
    if (claimed || isWhole(hash, now)) {
      oldestNanos = Math.min(oldestNanos, since);
      ready(file, now.lookedUp());
    } else if (!options.wholeness().byMarker()) {
      unsettled++;
      unready(file);
    }
  }

  private boolean isWhole(long hash, FileMemory.Waiting state) {
    if (markers != null) {
      return markers.find(hash) >= 0;
    }
    DiscoveryOptions.Wholeness whole = options.wholeness();
    return state.listings() >= whole.listings()
        && nowNanos / MILLI - state.sinceMs() >= whole.age().toMillis();
  }

  private void unready(SourceFile file) {
    if (options.order().key() != OrderKey.NONE) {
      candidates.offerUnready(file);
    }
  }

  private void ready(SourceFile file, boolean lookedUp) {
    if (lookedUp) {
      candidates.offerReady(file);
    } else {
      unknown.add(file);
      if (unknown.size() >= BATCH) {
        lookUp();
      }
    }
  }

  /** Drops what has been read already: only what remains may take one of the few places. */
  private void lookUp() {
    Map<String, FileOffset> stored = stored(unknown);
    for (SourceFile file : unknown) {
      if (!readBefore(file, stored.get(file.path()))) {
        long hash = Hashes.path(file.path());
        long stamp = Hashes.stamp(file.entry().size(), file.entry().modifiedMs());
        FileMemory.Waiting state = after.waiting(hash, stamp, file.sinceNanos() / MILLI);
        after.waits(hash, stamp, new FileMemory.Waiting(state.sinceMs(), state.listings(), true));
        candidates.offerReady(file);
      }
    }
    unknown.clear();
  }

  private Map<String, FileOffset> stored(Collection<SourceFile> files) {
    return files.isEmpty()
        ? Map.of()
        : place.offsets.of(files.stream().map(SourceFile::path).toList());
  }

  private boolean readBefore(SourceFile file, @Nullable FileOffset stored) {
    boolean same =
        stored != null && stored.isComplete() && stored.identity().looksLike(file.entry());
    if (same) {
      place.backlog.readBefore(file, Objects.requireNonNull(stored));
    }
    return same;
  }

  /** The offsets are read once more: they may have moved since the file was seen first. */
  private void plan() {
    if (place.backlog.room() <= 0) {
      return;
    }
    List<SourceFile> ready = candidates.ready();
    Map<String, FileOffset> stored = stored(ready);
    for (SourceFile file : ready) {
      if (!place.backlog.isActive(file.path()) && !readBefore(file, stored.get(file.path()))) {
        place.backlog.read(file, stored.get(file.path()));
      }
    }
  }

  /** What the next listing may build on. */
  FileMemory memory() {
    return after;
  }

  /** Directories that could not be listed. */
  List<FileStoreException> unseen() {
    return unseen;
  }

  /** How many files wait until they have been the same for long enough. */
  int unsettled() {
    return unsettled;
  }

  /** Whether there is more to read than was handed on. */
  boolean overflown() {
    return candidates.overflown();
  }

  /** How long the file that has waited longest has been ready. */
  long oldestAgeMs() {
    return (nowNanos - oldestNanos) / MILLI;
  }
}
