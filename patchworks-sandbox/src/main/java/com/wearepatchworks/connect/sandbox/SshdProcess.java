/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running {@code sshd} with the processes of its connections; ends with this JVM. */
final class SshdProcess {
  private static final int TAIL = 10;
  private static final int STOP_S = 10;

  /** A JVM that is killed closes the pipe, and {@code read} returns. */
  private static final String GUARD =
      "exec 3<&0; \"$@\" 3<&- & pid=$!; { read -r _ <&3; kill \"$pid\"; } & wait \"$pid\"";

  private final Process shell;
  private final Path log;

  private SshdProcess(Process shell, Path log) {
    this.shell = shell;
    this.log = log;
  }

  static SshdProcess start(Path sshd, Path configuration, Path log) {
    List<String> command =
        List.of(
            "/bin/sh",
            "-c",
            GUARD,
            "sh",
            sshd.toString(),
            "-D",
            "-e",
            "-f",
            configuration.toString());
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      return new SshdProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + sshd, e);
    }
  }

  /** True when it knows all that the configuration says. */
  static boolean accepts(Path sshd, Path configuration) {
    try {
      return new ProcessBuilder(sshd.toString(), "-t", "-f", configuration.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + sshd, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while sshd looked at its configuration", e);
    }
  }

  boolean isAlive() {
    return shell.isAlive();
  }

  /** The end of what it said. */
  String tail() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    } catch (IOException e) {
      return "its log %s cannot be read: %s".formatted(log, e);
    }
  }

  /** All of it at once, connections included. */
  void kill() {
    List<ProcessHandle> all = shell.descendants().toList();
    shell.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(SshdProcess::awaitEnd);
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      var unused = process.onExit().get(STOP_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new SandboxException("process %d of sshd does not end".formatted(process.pid()), e);
    }
  }
}
