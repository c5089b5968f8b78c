/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A worker in its own JVM, so that it can be killed, limited in memory, or run on an older Kafka.
 */
public final class WorkerProcess implements Worker {
  private final WorkerConfig config;
  private final JvmOptions options;
  private final ConnectRest rest;
  private @Nullable JvmProcess process;

  private WorkerProcess(WorkerConfig config, JvmOptions options) {
    this.config = config;
    this.options = options;
    this.rest = ConnectRest.at(URI.create(config.listener()));
  }

  /**
   * Starts a worker and waits until it has joined its group. Its {@code .properties} file lies
   * beside the log.
   *
   * @throws SandboxException when it does not start; the message holds the end of its log
   */
  public static WorkerProcess start(WorkerConfig config, JvmOptions options) {
    WorkerProcess worker = new WorkerProcess(config, options);
    try {
      worker.start();
      return worker;
    } catch (RuntimeException e) {
      worker.kill();
      throw e;
    }
  }

  @Override
  public URI url() {
    return rest.url();
  }

  @Override
  public ConnectRest rest() {
    return rest;
  }

  /** Where its log goes; it grows over restarts. */
  public Path logFile() {
    return options.logFile();
  }

  /**
   * Its process id.
   *
   * @throws SandboxException when it is not running
   */
  public synchronized long pid() {
    if (process == null) {
      throw new SandboxException("the worker at " + url() + " is not running");
    }
    return process.pid();
  }

  @Override
  public synchronized void start() {
    if (process != null) {
      return;
    }
    List<String> command = List.of(WorkerMain.class.getName(), write().toString());
    JvmProcess starting = JvmProcess.start("the worker at " + url(), options, command);
    process = starting;
    starting.awaitReady(rest::isHealthy);
  }

  private Path write() {
    Path log = options.logFile();
    Path file = log.resolveSibling(log.getFileName() + ".properties");
    Properties properties = new Properties();
    properties.putAll(config.properties());
    Directories.makeParentOf(file);
    try (Writer out = Files.newBufferedWriter(file)) {
      properties.store(out, "a worker of the sandbox");
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  @Override
  public synchronized void stop() {
    JvmProcess stopping = process;
    process = null;
    if (stopping != null) {
      stopping.stop();
    }
  }

  /** {@code kill -9}: nothing is flushed or handed over. {@link #start} brings it back. */
  public synchronized void kill() {
    JvmProcess killed = process;
    process = null;
    if (killed != null) {
      killed.kill();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
