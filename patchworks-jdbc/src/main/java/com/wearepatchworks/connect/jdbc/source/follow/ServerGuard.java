/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import com.wearepatchworks.connect.jdbc.source.offset.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;
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
    /** It crashed: transactions from {@link #firstReused} on are others than before. */
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
      verdict = crashed(connection);
    }
    known = found;
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
   * given again after a crash: their log was lost. A snapshot from before holds them for over.
   */
  private Verdict crashed(Connection connection) throws SQLException {
    OptionalLong next = PgServers.firstReused(connection);
    if (next.isPresent()) {
      firstReused = next.getAsLong();
      LOG.warn(
          "Server of {} has crashed; transactions from {} on are new ones", table, firstReused);
      return Verdict.CRASHED;
    }
    LOG.warn(
        "Server of {} has crashed some time ago. The last {} transactions are read again, because"
            + " those whose log was lost may have given their ids to others",
        table,
        failover.transactions());
    return Verdict.UNSURE;
  }

  long firstReused() {
    return firstReused;
  }

  @Nullable Server known() {
    return known;
  }
}
