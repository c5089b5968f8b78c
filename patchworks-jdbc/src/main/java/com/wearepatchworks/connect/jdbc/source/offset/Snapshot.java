/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.offset;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A snapshot of PostgreSQL's transactions, {@code xmin:xmax:running,running}: transactions below
 * {@code xmin} are over, those from {@code xmax} on had not begun, and of those between only the
 * running ones are listed.
 *
 * @param text as {@code pg_snapshot} prints and reads it
 * @param xmin the oldest transaction that was running, 64 bits
 * @param xmax the first transaction that had not begun, 64 bits
 */
public record Snapshot(String text, long xmin, long xmax) {
  private static final Pattern SHAPE = Pattern.compile("(\\d{1,19}):(\\d{1,19}):((\\d+,)*\\d+)?");

  /** Ids below are PostgreSQL's own. */
  private static final long FIRST_NORMAL_ID = 3;

  /** Before all transactions: every row is new since. */
  public static final Snapshot BEGINNING = new Snapshot("1:1:", 1, 1);

  /**
   * Parses the text form.
   *
   * @throws IllegalArgumentException says what is wrong
   */
  public static Snapshot parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no snapshot; it has the form xmin:xmax:running, as in 100:105:100,102"
              .formatted(text));
    }
    long xmin = Long.parseLong(matcher.group(1));
    long xmax = Long.parseLong(matcher.group(2));
    if (xmin < 1 || xmin > xmax) {
      throw new IllegalArgumentException(
          "'%s' is no snapshot: its first number must be at least 1 and not above its second"
              .formatted(text));
    }
    return new Snapshot(text, xmin, xmax);
  }

  /** The transactions that were running between {@link #xmin} and {@link #xmax}, in order. */
  public List<Long> running() {
    String list = text.substring(text.lastIndexOf(':') + 1);
    return list.isEmpty() ? List.of() : Stream.of(list.split(",", -1)).map(Long::valueOf).toList();
  }

  /** One that has seen nothing of the last so many transactions before this one's oldest. */
  public Snapshot rewound(long transactions) {
    long floor = Math.max(FIRST_NORMAL_ID, xmin - transactions);
    return xmin <= floor ? this : new Snapshot(floor + ":" + floor + ":", floor, floor);
  }

  /** One that has seen nothing of transactions from {@code id} on. */
  public Snapshot before(long id) {
    if (xmax <= id) {
      return this;
    }
    long low = Math.min(xmin, id);
    String list =
        running().stream()
            .filter(transaction -> transaction < id)
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    return new Snapshot(low + ":" + id + ":" + list, low, id);
  }

  @Override
  public String toString() {
    return text;
  }
}
