/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The pools of this worker: one for all tasks of a connector, made with the first and closed with
 * the last.
 */
final class Pools {
  private static final Pools SHARED = new Pools();

  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

  private record Key(String name, DatabaseOptions options) {}

  private static final class Shared {
    private final HikariDataSource pool;
    private int users;

    Shared(HikariDataSource pool) {
      this.pool = pool;
    }
  }

  private final Map<Key, Shared> pools = new HashMap<>();

  private Pools() {}

  static Pools shared() {
    return SHARED;
  }

  /** The pool of that name and these options; to be given back as often as it is taken. */
  synchronized HikariDataSource take(String name, DatabaseOptions options) {
    Shared shared =
        pools.computeIfAbsent(new Key(name, options), key -> new Shared(make(name, options)));
    shared.users++;
    return shared.pool;
  }

  synchronized void giveBack(String name, DatabaseOptions options) {
    Key key = new Key(name, options);
    Shared shared = pools.get(key);
    if (shared != null && --shared.users == 0) {
      pools.remove(key);
      shared.pool.close();
    }
  }

  synchronized int size() {
    return pools.size();
  }

  private static HikariDataSource make(String name, DatabaseOptions options) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name.replaceAll("[^A-Za-z0-9_.-]", "_"));
    config.setDataSource(new Dialer(options, name));
    config.setAutoCommit(false);
    config.setMaximumPoolSize(options.poolSize());
    config.setMinimumIdle(0);
    config.setIdleTimeout(IDLE.toMillis());
    config.setKeepaliveTime(KEEP_ALIVE.toMillis());
    config.setConnectionTimeout(options.timeouts().connect().toMillis());
    config.setInitializationFailTimeout(-1); // a worker may start before the database does
    config.setRegisterMbeans(true);
    return new HikariDataSource(config);
  }
}
