/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's own binaries, unpacked from an artifact, as processes of this user. */
final class EmbeddedPostgresServer implements PostgresServer {
  private static final Duration START = Duration.ofSeconds(60);
  private static final int STOP_S = 10;

  private final Path directory = Directories.temporary("postgres");
  private final int port = FreePort.pick();
  private @Nullable EmbeddedPostgres server;

  private EmbeddedPostgresServer() {}

  static EmbeddedPostgresServer started() {
    EmbeddedPostgresServer server = new EmbeddedPostgresServer();
    try {
      server.restart();
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String kind() {
    return "PostgreSQL's own binaries in " + directory;
  }

  @Override
  public synchronized void restart() {
    if (server != null) {
      return;
    }
    try {
      server =
          EmbeddedPostgres.builder()
              .setPort(port)
              .setDataDirectory(data())
              .setCleanDataDirectory(false)
              .setPGStartupWait(START)
              // unlike the artifact's defaults, which are for tests that forget
              .setServerConfig("fsync", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "200")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not start on port " + port, e);
    }
  }

  private Path data() {
    return directory.resolve("data");
  }

  @Override
  public synchronized void kill() {
    EmbeddedPostgres killed = server;
    if (killed == null) {
      return;
    }
    ProcessHandle.of(pid()).ifPresent(EmbeddedPostgresServer::kill);
    stop();
  }

  /** The number in the first line of the file that the server keeps while it runs. */
  private long pid() {
    try {
      List<String> lines = Files.readAllLines(data().resolve("postmaster.pid"));
      return Long.parseLong(lines.get(0).trim());
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not say what its process is", e);
    }
  }

  /** Children too: they would keep the shared memory, and the server from starting again. */
  private static void kill(ProcessHandle server) {
    List<ProcessHandle> children = server.descendants().toList();
    server.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    awaitEnd(server);
    children.forEach(EmbeddedPostgresServer::awaitEnd);
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      var unused = process.onExit().get(STOP_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new SandboxException(
          "process %d of PostgreSQL does not end".formatted(process.pid()), e);
    }
  }

  /** After a kill this only lets go of the data directory. */
  @Override
  public synchronized void stop() {
    EmbeddedPostgres stopping = server;
    server = null;
    if (stopping != null) {
      try {
        stopping.close();
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL does not stop", e);
      }
    }
  }

  @Override
  public void close() {
    try {
      stop();
    } finally {
      Directories.delete(directory);
    }
  }
}
