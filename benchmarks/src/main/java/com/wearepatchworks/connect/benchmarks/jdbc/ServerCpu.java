/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private final Optional<ProcessHandle> server;

  private ServerCpu(Optional<ProcessHandle> server) {
    this.server = server;
  }

  /** Of the server that has this process for one of its clients. */
  static ServerCpu ofBackend(long pid) {
    return new ServerCpu(
        ProcessHandle.of(pid)
            .flatMap(ProcessHandle::parent)
            .filter(parent -> parent.info().command().orElse("").endsWith("postgres")));
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
