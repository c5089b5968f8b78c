/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source;

import com.wearepatchworks.connect.jdbc.source.offset.TableOffset;
import com.wearepatchworks.connect.jdbc.source.rows.Subject;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** Checks offsets that an operator writes. */
public final class AlteredOffsets {
  private AlteredOffsets() {}

  /**
   * Refuses what the source could not read.
   *
   * @param offsets by source partition; null deletes one
   */
  public static void check(Map<Map<String, ?>, ? extends @Nullable Map<String, ?>> offsets) {
    offsets.forEach(
        (partition, offset) -> {
          if (!Subject.isPartition(partition)) {
            throw new ConnectException(
                "%s is no partition of this connector; write {\"table\": \"schema.table\"} or {\"query\": \"topic\"}"
                    .formatted(partition));
          }
          if (offset != null) {
            check(partition, offset);
          }
        });
  }

  private static void check(Map<String, ?> partition, Map<String, ?> offset) {
    try {
      TableOffset.parse(offset).check();
    } catch (IllegalArgumentException e) {
      throw new ConnectException("The offset of %s: %s".formatted(partition, e.getMessage()), e);
    }
  }
}
