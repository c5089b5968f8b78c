/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import com.wearepatchworks.connect.sandbox.FaultProxy;
import com.wearepatchworks.connect.sandbox.Sandbox;
import com.wearepatchworks.connect.sandbox.SftpAccess;
import com.wearepatchworks.connect.sandbox.SftpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An SFTP server behind a proxy, with the directories of the example and the flow's hands in it.
 */
final class SftpPlace implements AutoCloseable {
  private final SftpServer server = SftpServer.start();
  private final FaultProxy proxy = FaultProxy.to(server.address());
  private final Path sales = server.access().directory().resolve("sales");

  SftpPlace() {
    try {
      for (String name : List.of("in", "out")) {
        Files.createDirectories(sales.resolve(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SftpServer server() {
    return server;
  }

  FaultProxy proxy() {
    return proxy;
  }

  /** Workers that find the server where the examples' configs look for it, through the proxy. */
  Sandbox.Builder sandbox() {
    return Sandbox.builder()
        .archives(List.of(Repository.sftpArchive()))
        .workerProcesses()
        .environment(environment());
  }

  private Map<String, String> environment() {
    SftpAccess access = server.access();
    String port = Integer.toString(proxy.address().getPort());
    return Map.of(
        "PATCHWORKS_SFTP_HOST", "127.0.0.1",
        "PATCHWORKS_SFTP_PORT", port,
        "PATCHWORKS_SFTP_USER", access.user(),
        "PATCHWORKS_SFTP_KEY", access.privateKey(),
        "PATCHWORKS_SFTP_KNOWN_HOSTS",
            access.knownHosts().replace(":" + access.port() + " ", ":" + port + " "),
        "PATCHWORKS_SFTP_DIRECTORY", access.directory().toString());
  }

  /** The example's source, quicker to look and with a patience for the proxy's faults. */
  static ExampleConfig source() {
    return Repository.example("sftp/source.json")
        .with("poll.interval.ms", 200)
        .with("files.settled.ms", 200)
        .with("retry.backoff.max.ms", 1_000);
  }

  /** The example's sink, with waits for the proxy's faults and the dead that a test allows. */
  static ExampleConfig sink() {
    return Repository.example("sftp/sink.json")
        .with("consumer.override.session.timeout.ms", 6_000)
        .with("consumer.override.heartbeat.interval.ms", 1_000)
        .with("retry.backoff.max.ms", 1_000);
  }

  Path in() {
    return sales.resolve("in");
  }

  Path out() {
    return sales.resolve("out");
  }

  Path read() {
    return sales.resolve("read");
  }

  Path failed() {
    return sales.resolve("failed");
  }

  void drop(String name, String content) {
    drop(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Puts a file as a careful flow does: under a temporary name first. */
  void drop(String name, byte[] content) {
    try {
      Path part = Files.write(in().resolve("dropped.part"), content);
      Files.move(part, in().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Names of files in the directory, without those that begin with a dot; none if it is not there.
   */
  static List<String> names(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (NoSuchFileException notThere) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    proxy.close();
    server.close();
  }
}
