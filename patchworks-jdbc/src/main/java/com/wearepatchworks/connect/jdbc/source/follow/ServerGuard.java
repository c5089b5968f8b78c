/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import com.wearepatchworks.connect.jdbc.source.offset.Server;
import com.wearepatchworks.connect.jdbc.source.offset.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Transaction ids mean something on one server only: this one keeps watch over which it is. */
final class ServerGuard {
  private static final Logger LOG = LoggerFactory.getLogger(ServerGuard.class);

  private final String table;
  private final Failover failover;
  private @Nullable Server known;
  private DurableIds durable = new DurableIds(Duration.ZERO, 0);
  private long firstReused;

  /**
   * Of a table's offset.
   *
   * @param known the server of the offset; null when there is none yet
   */
  ServerGuard(String table, Failover failover, @Nullable Server known) {
    this.table = table;
    this.failover = failover;
    this.known = known;
  }

  /** What has become of the server. */
  enum Verdict {
    SAME,
    /** It crashed: transactions from {@link #firstReused} on may be others than before. */
    CRASHED,
    /** Its last transactions may be others than before, and nobody knows from which on. */
    UNSURE
  }

  Verdict check(Connection connection) throws SQLException {
    Server found = PgServers.identify(connection);
    Server before = known;
    if (before != null && !before.system().equals(found.system())) {
      throw new ConnectException(
          ("The offset of %s is of another database server (%s) than connection.url leads to (%s)."
                  + " Transaction ids mean nothing there: delete or alter the offset, or correct the URL")
              .formatted(table, before, found));
    }
    Verdict verdict = Verdict.SAME;
    if (before != null && !before.timeline().equals(found.timeline())) {
      accept(before, found);
      verdict = Verdict.UNSURE;
    } else if (before != null && found.hasCrashedSince(before)) {
      verdict = crashed(before);
    }
    known = found;
    durable =
        new DurableIds(
            PgServers.writerDelay(connection),
            before == null || verdict == Verdict.UNSURE ? 0 : before.durable());
    snapshot(connection);
    return verdict;
  }

  private void accept(Server before, Server found) {
    if (failover.policy() == Failover.Policy.FAIL) {
      throw new ConnectException(
          ("Server of %s: %s was promoted in the place of %s. Transactions that had not been replicated"
                  + " are lost there and their ids are given again. Set gap-free.failover=reread to go on"
                  + " with the last %d transactions read again, or alter the offset")
              .formatted(table, found, before, failover.transactions()));
    }
    LOG.warn(
        "Server of {}: {} was promoted in the place of {}. The last {} transactions are read again,"
            + " because those that had not been replicated may have given their ids to others",
        table,
        found,
        before,
        failover.transactions());
  }

  /**
   * Ids of transactions that were rolled back, or committed without waiting for the disk, may be
   * given again after a crash: their log was lost. A snapshot from before holds them for over. It
   * does not matter how many crashes there were.
   */
  private Verdict crashed(Server before) {
    if (before.durable() > 0) {
      firstReused = before.durable();
      LOG.warn(
          "Server of {} has crashed. Transactions from {} on are read again, because those whose log"
              + " was lost may have given their ids to others",
          table,
          firstReused);
      return Verdict.CRASHED;
    }
    LOG.warn(
        "Server of {} has crashed. The last {} transactions are read again, because those whose log"
            + " was lost may have given their ids to others",
        table,
        failover.transactions());
    return Verdict.UNSURE;
  }

  /** Which transactions are over now. */
  Snapshot snapshot(Connection connection) throws SQLException {
    long asked = System.nanoTime();
    Snapshot now = PgServers.snapshot(connection);
    lived(asked);
    durable.over(now.xmin(), System.nanoTime());
    return now;
  }

  /** The server answered what it was asked at that time of {@link System#nanoTime}. */
  void lived(long asked) {
    durable.lived(asked);
    known = known == null ? null : known.withDurable(durable.id());
  }

  long firstReused() {
    return firstReused;
  }

  @Nullable Server known() {
    return known;
  }
}
