/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Log files of one run, away from the screen.
 *
 * @param directory this run's own
 */
record Logs(Path directory) {

  /** Starts them; before the first logger is made. */
  static Logs start(Home home, String run) {
    Path directory = home.root().resolve("examples/target/logs").resolve(run);
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the directory " + directory, e);
    }
    System.setProperty("patchworks.log.file", directory.resolve("kafka.log").toString());
    System.setProperty("patchworks.log.console", "OFF");
    System.setProperty("patchworks.log.expected", "OFF");
    return new Logs(directory);
  }

  /** Of the Connect worker, and so of the connectors. */
  Path worker() {
    return directory.resolve("worker.log");
  }

  /** Removes them, after a run that nobody will ask about. */
  void delete() {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the logs in " + directory, e);
    }
  }
}
