/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How tables are followed.
 *
 * @param incrementing the growing column; null when there is none
 * @param timestamps columns of which the first that is not null counts
 * @param late what is done about rows that are committed late, in the modes that can lose them
 * @param gapFree of the mode gap-free
 * @param start where a table without offset begins: {@code beginning}, {@code now}, or a value
 */
public record FollowOptions(
    Mode mode,
    @Nullable String incrementing,
    List<String> timestamps,
    Late late,
    GapFree gapFree,
    String start) {

  /** Start of a table without offset: all rows. */
  public static final String BEGINNING = "beginning";

  /** Start of a table without offset: what comes from now on. */
  public static final String NOW = "now";

  /**
   * Against rows that are committed late.
   *
   * @param delay how old a row must be
   * @param reread how much older rows are looked at again
   * @param rereadIds how far below the highest id rows are looked at again
   * @param zone of timestamps without a zone
   */
  public record Late(Duration delay, Duration reread, long rereadIds, ZoneId zone) {}

  /**
   * Of the mode gap-free.
   *
   * @param column holds the transaction of a row's last change
   * @param lookback bounds the search where there is no such column
   */
  public record GapFree(String column, CreateColumn create, Lookback lookback, Failover failover) {}

  /** What to do when a table has no column for the transaction. */
  public enum CreateColumn {
    /** Log the statements that make one, and go without. */
    PRINT,
    /** Make one. */
    CREATE
  }

  /**
   * How far back rows of unfinished transactions are looked for.
   *
   * @param column an indexed column; null: the whole table is looked through
   * @param age of a timestamp
   * @param ids below the highest number; 0: {@code column} is a timestamp
   */
  public record Lookback(@Nullable String column, Duration age, long ids) {}
}
