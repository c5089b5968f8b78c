/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How new rows are told from old ones; named as elsewhere. */
public enum Mode {
  /** By transactions, on PostgreSQL. */
  GAP_FREE("gap-free"),
  /** By a growing key. */
  INCREMENTING("incrementing"),
  /** By the time of the last change. */
  TIMESTAMP("timestamp"),
  /** By the time of the last change, and a growing key where times are equal. */
  TIMESTAMP_INCREMENTING("timestamp+incrementing"),
  /** Not at all: all rows, again and again. */
  BULK("bulk");

  private final String word;

  Mode(String word) {
    this.word = word;
  }

  /** As in the option {@code mode} and in offsets. */
  public String word() {
    return word;
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Mode::word).toList();
  }

  /** The mode of that word. */
  public static Mode parse(String word) {
    String given = word.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(mode -> mode.word.equals(given))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no mode '" + word + "'"));
  }

  /** Whether rows are in the order of a time. */
  public boolean hasTime() {
    return this == TIMESTAMP || this == TIMESTAMP_INCREMENTING;
  }

  /** Whether rows that are committed late may be passed over. */
  public boolean losesLateRows() {
    return hasTime() || this == INCREMENTING;
  }
}
