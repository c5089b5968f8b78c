/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.offset;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** Checks what a user wants to make of the offsets. */
public final class AlteredOffsets {
  private static final Set<String> KEYS =
      Set.of(
          FileOffset.SIZE,
          FileOffset.MODIFIED,
          FileOffset.FINGERPRINT,
          FileOffset.COVERED,
          FileOffset.BYTES,
          FileOffset.SKIP,
          FileOffset.RECORDS,
          FileOffset.LINES,
          FileOffset.STATE,
          FileOffset.BAD,
          FileOffset.COMPLETE);

  private AlteredOffsets() {}

  /**
   * Accepts {@code null} (read the file anew) and whole offsets of our own making.
   *
   * @throws ConnectException says what is wrong and what would be right
   */
  public static void check(Map<Map<String, ?>, Map<String, ?>> offsets) {
    offsets.forEach(
        (partition, offset) -> {
          String path = path(partition);
          if (offset != null) {
            check(path, offset);
          }
        });
  }

  private static String path(@Nullable Map<String, ?> partition) {
    Object path = partition == null ? null : partition.get(FilePartition.FILE);
    if (partition == null
        || partition.size() != 1
        || !(path instanceof String text)
        || !text.startsWith("/")) {
      throw new ConnectException(
          "A partition must be {\"%s\": \"/absolute/path\"}; it is %s"
              .formatted(FilePartition.FILE, partition));
    }
    return text;
  }

  private static void check(String path, Map<String, ?> offset) {
    for (String key : offset.keySet()) {
      if (!KEYS.contains(key)) {
        throw new ConnectException(
            "The offset of %s has an unknown member '%s'; set null to read the file anew, or all of %s"
                .formatted(path, key, KEYS.stream().sorted().toList()));
      }
    }
    try {
      FileOffset.parse(offset);
    } catch (IllegalArgumentException e) {
      throw new ConnectException(
          "The offset of %s is not whole: %s. Set null to read the file anew"
              .formatted(path, e.getMessage()),
          e);
    }
  }
}
