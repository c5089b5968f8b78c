/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a process of the sandbox is started.
 *
 * @param classpath what it runs; {@link WorkerClasspath#current()} or {@link
 *     WorkerClasspath#oldestTested()}
 * @param arguments options of the JVM such as {@code -Xmx256m}; they win over the default {@code
 *     -Xmx512m}
 * @param environment variables added to this process's own, for {@code ${env:NAME}} in connector
 *     configs
 * @param logFile where standard output, standard error and the log at INFO go; appended to over
 *     restarts
 */
public record JvmOptions(
    WorkerClasspath classpath,
    List<String> arguments,
    Map<String, String> environment,
    Path logFile) {

  /** Copies what it is given; the log file becomes absolute. */
  public JvmOptions {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    logFile = logFile.toAbsolutePath();
  }

  /** The current class path, no arguments and no variables. */
  public static JvmOptions loggingTo(Path logFile) {
    return new JvmOptions(WorkerClasspath.current(), List.of(), Map.of(), logFile);
  }

  /** The same with another class path. */
  public JvmOptions withClasspath(WorkerClasspath other) {
    return new JvmOptions(other, arguments, environment, logFile);
  }

  /** The same with these JVM arguments instead. */
  public JvmOptions withArguments(List<String> others) {
    return new JvmOptions(classpath, others, environment, logFile);
  }

  /** The same with these variables instead. */
  public JvmOptions withEnvironment(Map<String, String> others) {
    return new JvmOptions(classpath, arguments, others, logFile);
  }
}
