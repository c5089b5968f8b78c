/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.runtime.Connect;
import org.jspecify.annotations.Nullable;

/** A worker in this JVM: the fastest one. */
public final class ConnectWorker implements Worker {
  private static final Duration START = Duration.ofMinutes(2);

  private final WorkerConfig config;
  private final ConnectRest rest;
  private @Nullable Connect<?> connect;

  private ConnectWorker(WorkerConfig config) {
    this.config = config;
    this.rest = ConnectRest.at(URI.create(config.listener()));
  }

  /**
   * Starts a worker and waits until it has joined its group. {@code ${env:NAME}} in connector
   * configs reads the variables of this process.
   *
   * @throws SandboxException when it does not start
   */
  public static ConnectWorker start(WorkerConfig config) {
    ConnectWorker worker = new ConnectWorker(config);
    try {
      worker.start();
      return worker;
    } catch (RuntimeException e) {
      worker.close();
      throw e;
    }
  }

  /** The same with variables that are added to those of this process. */
  public static ConnectWorker start(WorkerConfig config, Map<String, String> environment) {
    WorkerConfig changed =
        config.with("config.providers.env.class", EnvironmentConfigProvider.class.getName());
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      changed =
          changed.with("config.providers.env.param." + variable.getKey(), variable.getValue());
    }
    return start(changed);
  }

  @Override
  public URI url() {
    return rest.url();
  }

  @Override
  public ConnectRest rest() {
    return rest;
  }

  @Override
  public synchronized void start() {
    if (connect != null) {
      return;
    }
    KafkaExits.becomeExceptions();
    Connect<?> starting = launch();
    connect = starting;
    Deadline deadline = Deadline.after(START);
    while (!rest.isHealthy()) {
      if (starting.herderTask().isDone() || deadline.passed()) {
        throw new SandboxException(
            "the worker at %s did not join its group within %d s; its log says why"
                .formatted(url(), START.toSeconds()));
      }
      deadline.pause();
    }
  }

  /**
   * Starting a worker leaves its plugin class loader on the calling thread; this one puts ours
   * back.
   */
  private Connect<?> launch() {
    Thread thread = Thread.currentThread();
    ClassLoader ours = thread.getContextClassLoader();
    try {
      return new ConnectDistributed().startConnect(config.properties());
    } catch (RuntimeException e) {
      throw new SandboxException(
          "the worker at %s did not start: %s".formatted(url(), reasons(e)), e);
    } finally {
      thread.setContextClassLoader(ours);
    }
  }

  /** Kafka hides the reason in a cause: all messages, outermost first. */
  private static String reasons(Throwable failure) {
    StringBuilder reasons = new StringBuilder(String.valueOf(failure.getMessage()));
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      reasons.append(": ").append(cause.getMessage());
    }
    return reasons.toString();
  }

  @Override
  public synchronized void stop() {
    Connect<?> stopping = connect;
    if (stopping == null) {
      return;
    }
    connect = null;
    stopping.stop();
    stopping.awaitStop();
  }

  @Override
  public void close() {
    stop();
  }
}
