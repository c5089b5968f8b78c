/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import com.wearepatchworks.connect.filekit.sink.rotation.Rotation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All files of a task that are being written, with their owners; the one written last comes last.
 */
final class OpenFiles {
  private final Map<OpenFile, PartitionFiles> files = new LinkedHashMap<>(16, 0.75f, true);

  void add(OpenFile file, PartitionFiles owner) {
    files.put(file, owner);
  }

  /** It is written to now. */
  void touch(OpenFile file) {
    PartitionFiles unused = files.get(file);
  }

  void remove(OpenFile file) {
    files.remove(file);
  }

  int count() {
    return files.size();
  }

  /** What they take on the worker. */
  long bytes() {
    return files.keySet().stream().mapToLong(OpenFile::size).sum();
  }

  /** When the oldest one was begun; the end of time when there is none. */
  long oldestOpenedMs() {
    return files.keySet().stream().mapToLong(OpenFile::openedMs).min().orElse(Long.MAX_VALUE);
  }

  /** Finishes as many of those written least recently as are too many. */
  void shrinkTo(int count) {
    while (files.size() > count) {
      finish(files.entrySet().iterator().next());
    }
  }

  /** Finishes the largest one. */
  void finishLargest() {
    files.entrySet().stream()
        .max(Comparator.comparingLong(entry -> entry.getKey().size()))
        .ifPresent(OpenFiles::finish);
  }

  /** Finishes those whose time has come. */
  void finishDue(Rotation rotation, long nowMs) {
    List<Map.Entry<OpenFile, PartitionFiles>> due =
        files.entrySet().stream()
            .filter(entry -> entry.getKey().dueMs(rotation) <= nowMs)
            .map(Map.Entry::copyOf)
            .toList();
    due.forEach(OpenFiles::finish);
  }

  private static void finish(Map.Entry<OpenFile, PartitionFiles> entry) {
    entry.getValue().finish(entry.getKey());
  }

  /** When the next one's time comes; the end of time when there is none. */
  long nextDueMs(Rotation rotation) {
    return files.keySet().stream()
        .mapToLong(file -> file.dueMs(rotation))
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
