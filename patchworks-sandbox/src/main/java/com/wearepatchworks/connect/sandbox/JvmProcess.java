/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A JVM of our own making: started, watched until it is ready, asked to stop, or killed. */
final class JvmProcess {
  private static final Duration START = Duration.ofMinutes(2);

  /**
   * A worker waits up to 60 s for requests under way before it stops its tasks; only one that hangs
   * is a finding.
   */
  private static final Duration STOP = Duration.ofSeconds(150);

  private static final int TAIL = 40;

  private final String what;
  private final Path logFile;
  private final Process process;

  private JvmProcess(String what, Path logFile, Process process) {
    this.what = what;
    this.logFile = logFile;
    this.process = process;
  }

  static JvmProcess start(String what, JvmOptions options, List<String> mainAndArguments) {
    Directories.makeParentOf(options.logFile());
    ProcessBuilder builder = new ProcessBuilder(command(options, mainAndArguments));
    Map<String, String> environment = builder.environment();
    environment.putAll(options.environment());
    environment.put("CLASSPATH", options.classpath().asVariable());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(options.logFile().toFile()));
    try {
      return new JvmProcess(what, options.logFile(), builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + what + " as a process", e);
    }
  }

  private static List<String> command(JvmOptions options, List<String> mainAndArguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.add("-Xmx512m");
    command.add("-Dpatchworks.log.console=INFO");
    command.add("-Dpatchworks.log.expected=INFO");
    command.addAll(options.arguments());
    command.add(GuardedMain.class.getName());
    command.addAll(mainAndArguments);
    return command;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Waits until it is ready; kills it and tells the end of its log when it ends before or takes too
   * long.
   */
  void awaitReady(BooleanSupplier ready) {
    Deadline deadline = Deadline.after(START);
    while (!ready.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new SandboxException(
            "%s ended with exit status %d before it was ready%s"
                .formatted(what, process.exitValue(), logTail()));
      }
      if (deadline.passed()) {
        kill();
        throw new SandboxException(
            "%s was not ready after %d s and was killed%s"
                .formatted(what, START.toSeconds(), logTail()));
      }
      deadline.pause();
    }
  }

  /**
   * Asks for an orderly end; SIGKILL when that has no effect within 150 s, after its threads were
   * written to the log.
   */
  void stop() {
    ask();
    if (!endsWithin(STOP)) {
      String tail = logTail();
      dumpThreads();
      kill();
      throw new SandboxException(
          "%s did not end within %d s after it was asked to and was killed; its log ends with its threads%s"
              .formatted(what, STOP.toSeconds(), tail));
    }
  }

  private void ask() {
    try {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
    } catch (IOException e) {
      // the pipe is broken: it has ended by itself
    }
  }

  private void dumpThreads() {
    try {
      new ProcessBuilder("kill", "-QUIT", Long.toString(pid())).start().waitFor();
      process.waitFor(2, TimeUnit.SECONDS);
    } catch (IOException e) {
      // no such command here: it is killed without
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** SIGKILL: nothing is flushed, closed or handed over. */
  void kill() {
    process.destroyForcibly();
    if (!endsWithin(STOP)) {
      throw new SandboxException(what + " outlives SIGKILL, process id " + pid());
    }
  }

  private boolean endsWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while waiting for the end of " + what, e);
    }
  }

  private String logTail() {
    try {
      List<String> lines = Files.readAllLines(logFile);
      List<String> last = lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
      return "; the end of %s:%n%s".formatted(logFile, String.join(System.lineSeparator(), last));
    } catch (IOException e) {
      return "; its log " + logFile + " cannot be read: " + e;
    }
  }
}
