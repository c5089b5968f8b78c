/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.jspecify.annotations.Nullable;

/** A broker in its own JVM, so that it can be killed. */
public final class BrokerProcess implements Broker {
  private final BrokerFiles files;
  private final JvmOptions options;
  private final @Nullable Path temporary;
  private @Nullable JvmProcess process;

  private BrokerProcess(BrokerFiles files, JvmOptions options, @Nullable Path temporary) {
    this.files = files;
    this.options = options;
    this.temporary = temporary;
  }

  /**
   * Starts a broker that keeps its data in the given directory, also after {@link #close}.
   *
   * @param options its JVM; the class path must be {@link WorkerClasspath#current()}
   * @throws SandboxException when it does not start; the message holds the end of its log
   */
  public static BrokerProcess start(Path dataDir, JvmOptions options) {
    return started(new BrokerProcess(BrokerFiles.prepare(dataDir), options, null));
  }

  /** Starts a broker whose data and log are deleted by {@link #close}. */
  public static BrokerProcess temporary() {
    Path directory = Directories.temporary("broker");
    JvmOptions options = JvmOptions.loggingTo(directory.resolve("broker.log"));
    return started(new BrokerProcess(BrokerFiles.prepare(directory), options, directory));
  }

  private static BrokerProcess started(BrokerProcess broker) {
    try {
      broker.start();
      return broker;
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  @Override
  public String bootstrapServers() {
    return files.bootstrapServers();
  }

  @Override
  public synchronized void start() {
    if (process != null) {
      return;
    }
    List<String> command = List.of("kafka.Kafka", files.configFile().toString());
    JvmProcess starting = JvmProcess.start("the broker at " + bootstrapServers(), options, command);
    process = starting;
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200))) {
      KafkaFuture<Node> controller = admin.describeCluster().controller();
      starting.awaitReady(() -> isDone(controller));
    }
  }

  private static boolean isDone(KafkaFuture<Node> answer) {
    try {
      answer.get(100, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    } catch (ExecutionException e) {
      throw new SandboxException("the broker process does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while waiting for the broker process", e);
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

  /** {@code kill -9}. */
  public synchronized void kill() {
    JvmProcess killed = process;
    process = null;
    if (killed != null) {
      killed.kill();
    }
  }

  @Override
  public void close() {
    if (temporary == null) {
      stop();
    } else {
      kill();
      Directories.delete(temporary);
    }
  }
}
