/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** A broker in this JVM: the fastest one, for all that does not kill it. */
public final class KafkaBroker implements Broker {
  private final BrokerFiles files;
  private final @Nullable Path temporary;
  private @Nullable KafkaRaftServer server;

  private KafkaBroker(BrokerFiles files, @Nullable Path temporary) {
    this.files = files;
    this.temporary = temporary;
  }

  /**
   * Starts a broker that keeps its data in the given directory, also after {@link #close}.
   *
   * @throws SandboxException when it does not start
   */
  public static KafkaBroker start(Path dataDir) {
    return started(dataDir, null);
  }

  /** Starts a broker whose data is deleted by {@link #close}. */
  public static KafkaBroker temporary() {
    Path directory = Directories.temporary("broker");
    return started(directory, directory);
  }

  private static KafkaBroker started(Path dataDir, @Nullable Path temporary) {
    KafkaBroker broker = new KafkaBroker(BrokerFiles.prepare(dataDir), temporary);
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
    if (server != null) {
      return;
    }
    KafkaExits.becomeExceptions();
    KafkaRaftServer starting =
        new KafkaRaftServer(new KafkaConfig(files.properties()), Time.SYSTEM);
    server = starting;
    starting.startup();
  }

  @Override
  public synchronized void stop() {
    KafkaRaftServer stopping = server;
    if (stopping == null) {
      return;
    }
    server = null;
    stopping.shutdown();
    stopping.awaitShutdown();
  }

  @Override
  public void close() {
    stop();
    if (temporary != null) {
      Directories.delete(temporary);
    }
  }
}
