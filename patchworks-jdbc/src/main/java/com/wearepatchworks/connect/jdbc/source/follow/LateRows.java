/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what the modes by values cost. */
final class LateRows {
  private static final Logger LOG = LoggerFactory.getLogger(LateRows.class);

  private LateRows() {}

  /** At each start. */
  static void warn(Relation relation, FollowOptions options) {
    FollowOptions.Late late = options.late();
    boolean covered = !late.delay().isZero() || !late.reread().isZero() || late.rereadIds() > 0;
    if (!options.mode().losesLateRows()) {
      return;
    }
    if (covered) {
      LOG.info(
          "mode={} of {} loses rows of transactions that take longer than the delay or the re-read"
              + " window",
          options.mode().word(),
          relation.label());
    } else {
      LOG.warn(
          "mode={} of {} LOSES ROWS that are committed after rows with higher values: about 21 % in"
              + " our measurement with 8 writers and transactions of up to 300 ms. {}",
          options.mode().word(),
          relation.label(),
          relation.isPostgres()
              ? "Set mode=gap-free, which loses none"
              : "Set timestamp.delay.interval.ms or a re-read window longer than any transaction");
    }
  }
}
