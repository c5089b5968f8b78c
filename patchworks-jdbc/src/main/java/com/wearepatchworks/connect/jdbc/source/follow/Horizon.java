/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The oldest transaction that runs: rows by xmin wait for it, and windows by snapshots reach back
 * to it. Prepared transactions count too; they have no process.
 */
public final class Horizon {
  private static final Logger LOG = LoggerFactory.getLogger(Horizon.class);
  private static final long INTERVAL = TimeUnit.SECONDS.toNanos(10);
  private static final Duration OLD = Duration.ofMinutes(5);

  private static final String OLDEST =
      "SELECT pid, CAST(extract(epoch FROM now() - xact_start) * 1000 AS bigint) AS age"
          + " FROM pg_stat_activity WHERE backend_xid IS NOT NULL AND xact_start IS NOT NULL"
          + " AND datname = current_database() UNION ALL"
          + " SELECT 0, CAST(extract(epoch FROM now() - prepared) * 1000 AS bigint)"
          + " FROM pg_prepared_xacts WHERE database = current_database()"
          + " ORDER BY age DESC LIMIT 1";

  private long nextLook = System.nanoTime();
  private volatile long ageMillis;
  private volatile long pid;
  private boolean warned;

  /** Looks, at most every ten seconds. */
  public void look(Connection connection) throws SQLException {
    long now = System.nanoTime();
    if (now - nextLook < 0) {
      return;
    }
    nextLook = now + INTERVAL;
    try (Statement statement = connection.createStatement();
        ResultSet oldest = statement.executeQuery(OLDEST)) {
      boolean any = oldest.next();
      pid = any ? oldest.getLong(1) : 0;
      ageMillis = any ? oldest.getLong(2) : 0;
    }
    boolean old = ageMillis > OLD.toMillis();
    if (old && !warned) {
      LOG.warn(
          "A transaction has been open for {} s ({}): its rows come when it ends, and without a"
              + " column for the transaction all others wait for it",
          ageMillis / 1000,
          pid == 0 ? "a prepared one, see pg_prepared_xacts" : "process " + pid);
    }
    warned = old;
  }

  /** How long the oldest transaction has been open, in milliseconds; 0 when there is none. */
  public long ageMillis() {
    return ageMillis;
  }

  /** Its process; 0 when there is none. */
  public long pid() {
    return pid;
  }
}
