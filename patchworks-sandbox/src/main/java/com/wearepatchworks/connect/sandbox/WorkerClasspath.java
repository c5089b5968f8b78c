/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The jars that a process of the sandbox runs on: a released Kafka with its own dependencies, one
 * logging binding, and the sandbox itself for {@link GuardedMain}; never a connector, a test
 * library or what else the calling program uses.
 *
 * <p>The build resolves both lists and writes them, as file paths of the local Maven repository,
 * into resources next to this class: {@code worker-current.classpath} by the sandbox module, {@code
 * worker-oldest.classpath} by {@code worker-oldest}, a module of its own because its versions
 * differ. So they are found wherever the sandbox is on the class path, in a reactor build from
 * {@code compile} on; and they hold on the machine that built them only.
 *
 * @param entries jars and directories, in order
 */
public record WorkerClasspath(List<Path> entries) {

  /** Copies what it is given. */
  public WorkerClasspath {
    entries = List.copyOf(entries);
  }

  /** Broker and worker of the Kafka release that the suite is built with. */
  public static WorkerClasspath current() {
    return read("worker-current.classpath");
  }

  /**
   * Worker of the oldest Kafka release that is tested, with the dependencies of that release; it
   * has no broker.
   */
  public static WorkerClasspath oldestTested() {
    return read("worker-oldest.classpath");
  }

  /** As the {@code CLASSPATH} of a process takes it. */
  String asVariable() {
    return String.join(File.pathSeparator, entries.stream().map(Path::toString).toList());
  }

  private static WorkerClasspath read(String resource) {
    List<Path> entries = new ArrayList<>(List.of(sandbox()));
    Arrays.stream(text(resource).split(File.pathSeparator, -1)).map(Path::of).forEach(entries::add);
    for (Path entry : entries) {
      if (!Files.exists(entry)) {
        throw new SandboxException(
            "%s, listed in %s, is not there (any more); %s"
                .formatted(entry, resource, howToBuild()));
      }
    }
    return new WorkerClasspath(entries);
  }

  private static String text(String resource) {
    try (InputStream in = WorkerClasspath.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new SandboxException(resource + " is not on the class path; " + howToBuild());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static String howToBuild() {
    return "build it on this machine: ./mvnw -pl patchworks-sandbox -am package";
  }

  private static Path sandbox() {
    try {
      return Path.of(
          WorkerClasspath.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new SandboxException("cannot tell where the sandbox itself was loaded from", e);
    }
  }
}
