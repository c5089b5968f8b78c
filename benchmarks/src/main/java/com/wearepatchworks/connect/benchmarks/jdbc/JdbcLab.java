/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.lab.Archive;
import com.wearepatchworks.connect.benchmarks.lab.Plan;
import com.wearepatchworks.connect.benchmarks.lab.Progress;
import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import com.wearepatchworks.connect.benchmarks.process.ChildJvm;
import com.wearepatchworks.connect.sandbox.PluginPath;
import com.wearepatchworks.connect.sandbox.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL server, the class paths of those who use it, and the JVMs that were started. */
final class JdbcLab implements AutoCloseable {
  /** Heap of a contender that holds a million records. */
  static final String HEAP = "-Xmx2g";

  private final Setup setup;
  private final Path directory;
  private final PostgresServer server;
  private final ServerCpu serverCpu;
  private final TaskClasspath classpath;
  private final List<ChildJvm> children = new ArrayList<>();
  private boolean finished;

  /**
   * What a run is given.
   *
   * @param debezium file with the class path of Debezium's sink; without it, it takes no part
   */
  record Setup(Archive archive, Plan plan, Progress progress, Path debezium) {}

  private JdbcLab(Setup setup, Path directory, PostgresServer server) {
    this.setup = setup;
    this.directory = directory;
    this.server = server;
    this.serverCpu = ServerCpu.of(server);
    Path plugins = PluginPath.unzip(directory.resolve("plugins"), List.of(setup.archive.zip()));
    this.classpath = new TaskClasspath(plugins, setup.debezium);
  }

  static JdbcLab open(Setup setup) {
    setup.progress.say("starting PostgreSQL");
    try {
      Path directory = Files.createTempDirectory("patchworks-benchmark-jdbc-");
      return new JdbcLab(setup, directory, PostgresServer.start());
    } catch (IOException e) {
      throw new BenchmarkException("cannot make a temporary directory", e);
    }
  }

  Setup setup() {
    return setup;
  }

  PostgresServer server() {
    return server;
  }

  ServerCpu serverCpu() {
    return serverCpu;
  }

  TaskClasspath classpath() {
    return classpath;
  }

  Path directory() {
    return directory;
  }

  void say(String line) {
    setup.progress.say(line);
  }

  /** URL with user and password, for whoever takes nothing else; ends so that more can follow. */
  String fullUrl() {
    return "%s?user=%s&password=%s".formatted(server.url(), server.user(), server.password());
  }

  /** Starts a JVM on the class path of what it measures; it ends with the lab. */
  TaskJvm jvm(String name, Class<?> main, String jars, String heap) {
    say("starting %s in a process of its own, %s".formatted(name, heap));
    ChildJvm child =
        ChildJvm.start(
            new ChildJvm.Program(name, main, jars, List.of(heap, "-Duser.timezone=UTC")),
            directory);
    children.add(child);
    return new TaskJvm(name, child, directory);
  }

  /** All went well: the logs are not needed. */
  void finished() {
    finished = true;
  }

  @Override
  public void close() {
    children.forEach(ChildJvm::close);
    server.close();
    if (finished) {
      delete();
    }
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      say("cannot delete %s: %s".formatted(directory, e.getMessage()));
    }
  }
}
