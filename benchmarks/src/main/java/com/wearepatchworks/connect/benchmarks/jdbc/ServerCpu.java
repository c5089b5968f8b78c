/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import com.wearepatchworks.connect.benchmarks.process.Pause;
import com.wearepatchworks.connect.sandbox.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Processor time of a database server: of its processes, and of those that have ended, which the
 * system adds up for their parent. Zero where the system does not tell, and where the server runs
 * in a container.
 */
final class ServerCpu {
  private static final double TICKS_PER_SECOND = 100;

  /** Places behind the name in {@code /proc/PID/stat}: user, system, both of ended children. */
  private static final int FIRST = 11;

  private static final int OWN = 2;
  private static final int WITH_CHILDREN = 4;

  private static final int LOOKS = 20;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final double STILL = 0.015;

  private final Optional<ProcessHandle> server;

  private ServerCpu(Optional<ProcessHandle> server) {
    this.server = server;
  }

  /** Found by the process that serves a connection. */
  static ServerCpu of(PostgresServer server) {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet pid = statement.executeQuery("SELECT pg_backend_pid()")) {
      pid.next();
      return new ServerCpu(
          ProcessHandle.of(pid.getLong(1))
              .flatMap(ProcessHandle::parent)
              .filter(parent -> parent.info().command().orElse("").endsWith("postgres")));
    } catch (SQLException e) {
      throw new BenchmarkException("cannot ask PostgreSQL for its processes", e);
    }
  }

  boolean isKnown() {
    return server.isPresent() && Files.exists(stat(server.get()));
  }

  /** Seconds since its start. */
  double seconds() {
    if (!isKnown()) {
      return 0;
    }
    ProcessHandle parent = server.orElseThrow();
    long ticks = ticks(parent, WITH_CHILDREN);
    try (Stream<ProcessHandle> children = parent.children()) {
      ticks += children.mapToLong(child -> ticks(child, OWN)).sum();
    }
    return ticks / TICKS_PER_SECOND;
  }

  /**
   * The same when processes whose clients have just gone are counted for their parent: between
   * their end and that, nobody has them.
   */
  double settledSeconds() {
    double seen = seconds();
    for (int i = 0; i < LOOKS; i++) {
      Pause.of(BETWEEN_LOOKS);
      double now = seconds();
      if (Math.abs(now - seen) < STILL) {
        return now;
      }
      seen = now;
    }
    return seen;
  }

  private static Path stat(ProcessHandle process) {
    return Path.of("/proc", Long.toString(process.pid()), "stat");
  }

  private static long ticks(ProcessHandle process, int places) {
    try {
      String stat = Files.readString(stat(process));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = 0;
      for (int i = FIRST; i < FIRST + places; i++) {
        ticks += Long.parseLong(fields[i]);
      }
      return ticks;
    } catch (IOException ended) {
      return 0;
    }
  }
}
