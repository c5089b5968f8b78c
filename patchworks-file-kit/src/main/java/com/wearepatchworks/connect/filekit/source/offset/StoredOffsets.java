/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.offset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/**
 * Offsets as Kafka has them now. A question is a round trip, and waits for transactions that are
 * being committed: ask many at once, and never inside {@code poll}.
 */
public final class StoredOffsets {
  private static final int BATCH = 500;

  private final OffsetStorageReader reader;

  /** The offsets that a worker gives to a task. */
  public StoredOffsets(OffsetStorageReader reader) {
    this.reader = reader;
  }

  /** The committed offset of each file that has one, by path. */
  public Map<String, FileOffset> of(Collection<String> paths) {
    Map<String, FileOffset> found = new HashMap<>();
    List<String> all = new ArrayList<>(paths);
    for (int from = 0; from < all.size(); from += BATCH) {
      look(all.subList(from, Math.min(all.size(), from + BATCH)), found);
    }
    return found;
  }

  private void look(List<String> paths, Map<String, FileOffset> found) {
    List<Map<String, String>> partitions = new ArrayList<>();
    paths.forEach(path -> partitions.add(new FilePartition(path)));
    reader
        .offsets(partitions)
        .forEach(
            (partition, offset) -> {
              if (offset != null) {
                String path = String.valueOf(partition.get(FilePartition.FILE));
                found.put(path, parse(path, offset));
              }
            });
  }

  private static FileOffset parse(String path, Map<String, Object> offset) {
    try {
      return FileOffset.parse(offset);
    } catch (IllegalArgumentException e) {
      throw new ConnectException(
          "The stored offset of %s cannot be read: %s. Remove it (PATCH .../offsets with null) to read the file anew"
              .formatted(path, e.getMessage()),
          e);
    }
  }
}
