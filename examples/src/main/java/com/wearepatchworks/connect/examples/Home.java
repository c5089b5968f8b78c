/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The project's directory.
 *
 * @param root where {@code mvnw} is
 */
record Home(Path root) {

  /** As {@code examples/run} says, else the current directory. */
  static Home ofThisRun() {
    return new Home(Path.of(System.getProperty("examples.home", "")).toAbsolutePath());
  }

  /** Content of a connector config. */
  String config(String path) {
    try {
      return Files.readString(root.resolve(path));
    } catch (NoSuchFileException e) {
      throw new Failure("there is no file %s".formatted(root.resolve(path)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + root.resolve(path), e);
    }
  }

  /** The plugin archive that the build made of a module. */
  Path archive(String module) {
    Path target = root.resolve(module).resolve("target");
    List<Path> found = List.of();
    if (Files.isDirectory(target)) {
      try (Stream<Path> files = Files.list(target)) {
        found =
            files
                .filter(file -> file.getFileName().toString().matches(module + "-\\d.*\\.zip"))
                .sorted()
                .toList();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + target, e);
      }
    }
    if (found.size() != 1) {
      throw new Failure(
          "there must be one %s-<version>.zip in %s, not %d; build it afresh: ./mvnw clean package -DskipTests -pl %s -am"
              .formatted(module, target, found.size(), module));
    }
    return found.get(0);
  }
}
