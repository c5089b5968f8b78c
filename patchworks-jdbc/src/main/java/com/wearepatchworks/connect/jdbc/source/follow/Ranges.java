/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import com.wearepatchworks.connect.jdbc.source.offset.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where in an index of transaction ids the rows of a window are. One range would do, but a
 * transaction that has been open for hours would make it hours wide, for every poll.
 */
final class Ranges {
  /** Ids that may be scanned in vain; each range is a query. */
  private static final long WIDE = 10_000;

  private Ranges() {}

  /** Ids from {@code low} up to but not {@code high}. */
  record Range(long low, long high) {}

  /** In ascending order; together they hold every id that {@code to} shows and {@code from} not. */
  static List<Range> between(Snapshot from, Snapshot to) {
    if (from.xmax() - from.xmin() <= WIDE) {
      return List.of(new Range(from.xmin(), to.xmax()));
    }
    List<Range> ranges = new ArrayList<>();
    Set<Long> stillRunning = new HashSet<>(to.running());
    for (long ended : from.running()) {
      if (!stillRunning.contains(ended)) {
        ranges.add(new Range(ended, ended + 1));
      }
    }
    ranges.add(new Range(from.xmax(), to.xmax()));
    return List.copyOf(ranges);
  }
}
