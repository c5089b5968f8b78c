/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file system of a few kilobytes, mounted at a directory: for root, or who may be it. */
final class SmallDisk implements AutoCloseable {
  private final Path directory;

  private SmallDisk(Path directory) {
    this.directory = directory;
  }

  /** Mounts one. */
  static SmallDisk at(Path directory, int kilobytes) {
    String options = "size=" + kilobytes + "k,mode=0777";
    String refusal = run("mount", "-t", "tmpfs", "-o", options, "tmpfs", directory.toString());
    Requirement.orSkip(refusal.isEmpty(), "the right to mount a small disk; " + refusal);
    return new SmallDisk(directory);
  }

  /** How much fits. */
  long free() {
    try {
      return Files.getFileStore(directory).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes it away with all that is on it. */
  @Override
  public void close() {
    String refusal = run("umount", "-l", directory.toString());
    if (!refusal.isEmpty()) {
      throw new IllegalStateException(refusal);
    }
  }

  /** What the command complains about; empty when it did what it was to. */
  private static String run(String... command) {
    List<String> words = new ArrayList<>();
    if (!"root".equals(System.getProperty("user.name"))) {
      words.addAll(List.of("sudo", "-n"));
    }
    words.addAll(List.of(command));
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? "" : words + ": " + said;
    } catch (IOException e) {
      return words + ": " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return words + ": interrupted";
    }
  }
}
