/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks again at rows a little below the highest, and remembers which of them were emitted. Bounded
 * by the rows of the window.
 */
final class Reread {
  private final Duration window;
  private final long ids;
  private final Set<List<Object>> emitted = new HashSet<>();
  private final Set<List<Object>> page = new HashSet<>();

  /** Both zero: nothing is read again. */
  Reread(Duration window, long ids) {
    this.window = window;
    this.ids = ids;
  }

  boolean isOff() {
    return window.isZero() && ids == 0;
  }

  /** Where a round begins whose highest row so far is {@code highest}. */
  Object[] begin(Object[] highest) {
    if (isOff()) {
      return highest;
    }
    Object[] floor = highest.clone();
    floor[0] = below(highest[0]);
    emitted.removeIf(key -> compare(key.get(0), floor[0]) < 0);
    return floor;
  }

  private Object below(Object value) {
    if (value instanceof Long id) {
      return id - ids;
    } else if (value instanceof LocalDateTime time) {
      return time.minus(window);
    } else if (value instanceof OffsetDateTime time) {
      return time.minus(window);
    }
    return value;
  }

  /** A page is read; one that broke off is forgotten. */
  void beginPage() {
    page.clear();
  }

  /** Whether a row of the page was not emitted before. */
  boolean isNew(Object[] key) {
    if (isOff()) {
      return true;
    }
    List<Object> row = List.of(key);
    return !emitted.contains(row) && page.add(row);
  }

  /** The rows of the page are emitted. */
  void endPage() {
    emitted.addAll(page);
    page.clear();
  }

  /** Whether a row is behind the highest. Without a window rows come in order. */
  boolean isHigher(Object[] key, Object[] highest) {
    return isOff()
        || compare(key[0], highest[0]) > 0
        || (key[0].equals(highest[0]) && isBehind(key, highest));
  }

  private static boolean isBehind(Object[] key, Object[] highest) {
    for (int i = 1; i < key.length; i++) {
      int order = compare(key[i], highest[i]);
      if (order != 0) {
        return order > 0;
      }
    }
    return false;
  }

  @SuppressWarnings("unchecked") // values of one column are of one class
  private static int compare(Object a, Object b) {
    return a instanceof Comparable<?>
        ? ((Comparable<Object>) a).compareTo(b)
        : Arrays.compare((byte[]) a, (byte[]) b);
  }
}
