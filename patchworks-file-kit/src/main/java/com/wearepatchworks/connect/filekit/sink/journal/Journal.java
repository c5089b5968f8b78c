/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What has been published of one partition, as it is kept beside the files. Offsets in Kafka alone
 * could not say it: of several files that are open at once, those of later records may be published
 * first, and a worker may die between a publication and its commit.
 *
 * @param owner who wrote it: a task's time with a partition
 * @param sequence how often it has been written
 * @param start the first record that the owner saw
 * @param watermark everything before this offset is done with
 * @param published what is done with from the watermark on, by ways of grouping: one, or more for a
 *     while after the template was changed
 * @param pending tickets of files that are sealed and count as published. Whoever opens the journal
 *     publishes them first
 */
public record Journal(
    String owner,
    long sequence,
    @Nullable Start start,
    long watermark,
    List<Published> published,
    List<String> pending) {
  /** Of a partition of which nothing has been published. */
  static final Journal EMPTY = new Journal("", 0, null, 0, List.of(), List.of());

  /** A record by which a topic is known again. */
  public record Start(long offset, long timestamp) {}

  /**
   * Groups of one way of grouping.
   *
   * @param grouping its text
   * @param last by group: records of it up to this offset are done with
   */
  public record Published(String grouping, Map<String, Long> last) {
    long highest() {
      return last.values().stream().mapToLong(Long::longValue).max().orElse(-1);
    }
  }

  /**
   * What a publication adds.
   *
   * @param last by group: the last offset of the files
   * @param pending their tickets
   */
  public record Batch(String grouping, Map<String, Long> last, List<String> pending) {}

  /** The same, now written by {@code newOwner}, nothing pending. */
  Journal claimedBy(String newOwner) {
    return new Journal(newOwner, sequence + 1, start, watermark, published, List.of());
  }

  /** With more files published. Groups that the watermark has passed are left out. */
  public Journal with(Batch batch, long newWatermark, @Nullable Start newStart) {
    long passed = Math.max(watermark, newWatermark);
    List<Published> groups = new ArrayList<>();
    Map<String, Long> current = new TreeMap<>(batch.last);
    for (Published each : published) {
      if (each.grouping.equals(batch.grouping)) {
        each.last.forEach((group, last) -> current.merge(group, last, Math::max));
      } else {
        add(each.grouping, each.last, passed, groups);
      }
    }
    add(batch.grouping, current, passed, groups);
    return new Journal(
        owner, sequence + 1, newStart == null ? start : newStart, passed, groups, batch.pending);
  }

  private static void add(
      String grouping, Map<String, Long> last, long passed, List<Published> groups) {
    Map<String, Long> left = new TreeMap<>(last);
    left.values().removeIf(offset -> offset < passed);
    if (!left.isEmpty()) {
      groups.add(new Published(grouping, left));
    }
  }
}
