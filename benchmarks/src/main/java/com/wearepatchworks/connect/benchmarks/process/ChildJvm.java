/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM of the benchmark's own: a bare contender, or the target. It takes commands and ends with
 * this one.
 */
public final class ChildJvm implements AutoCloseable {
  static final String READY = "ready";

  private final String name;
  private final Path log;
  private final Process process;
  private final Writer commands;
  private final BufferedReader answers;

  private ChildJvm(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * What runs in it.
   *
   * @param name for messages and the log file
   * @param main a class that ends in {@link Commands#serve}
   * @param classPath jars and directories
   * @param jvmArguments such as {@code -Xmx512m}
   */
  public record Program(String name, Class<?> main, String classPath, List<String> jvmArguments) {}

  /**
   * Starts it on this JVM's own class path and waits until it is ready.
   *
   * @param name for messages and the log file
   * @param main a class that ends in {@link Commands#serve}
   * @param jvmArguments such as {@code -Xmx512m}
   * @param directory of its log
   */
  public static ChildJvm start(
      String name, Class<?> main, List<String> jvmArguments, Path directory, String... arguments) {
    String own = System.getProperty("java.class.path");
    return start(new Program(name, main, own, jvmArguments), directory, arguments);
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param directory of its log
   */
  public static ChildJvm start(Program program, Path directory, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(program.jvmArguments);
    command.add("-Dpatchworks.log.console=INFO");
    command.add("-cp");
    command.add(program.classPath);
    command.add(program.main.getName());
    command.addAll(List.of(arguments));
    String name = program.name;
    Path log = directory.resolve(name.replaceAll("\\W+", "-") + ".log");
    try {
      ChildJvm child =
          new ChildJvm(
              name,
              log,
              new ProcessBuilder(command)
                  .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                  .start());
      child.expect(READY, child.line());
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name, e);
    }
  }

  private void expect(String expected, String said) {
    if (!expected.equals(said)) {
      throw new BenchmarkException("%s said '%s', not '%s'".formatted(name, said, expected));
    }
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Where its standard error and log go. */
  public Path log() {
    return log;
  }

  /** Gives a command that has no other answer than that it was done. */
  public void tell(String command) {
    expect("done", ask(command));
  }

  /** Gives a command and returns the answer. */
  public synchronized String ask(String command) {
    try {
      commands.write(command + "\n");
      commands.flush();
      return line();
    } catch (IOException e) {
      throw new BenchmarkException(
          "%s does not take '%s'; its log is %s".formatted(name, command, log), e);
    }
  }

  private String line() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new BenchmarkException("%s has ended; its log %s says why".formatted(name, log));
    }
    return line;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
