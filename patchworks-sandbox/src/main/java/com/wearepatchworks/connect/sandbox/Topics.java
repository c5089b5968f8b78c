/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates and deletes topics. */
public final class Topics implements AutoCloseable {
  private final Admin admin;

  private Topics(Admin admin) {
    this.admin = admin;
  }

  /** Topics of the cluster at the given address. */
  public static Topics at(String bootstrapServers) {
    return new Topics(
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200)));
  }

  /** Creates a topic with the cluster's default replication; no effect when it exists. */
  public void create(String topic, int partitions) {
    NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.empty());
    await(
        "create topic " + topic,
        admin.createTopics(List.of(wanted)).all(),
        TopicExistsException.class);
  }

  /** Deletes a topic; no effect when there is none. */
  public void delete(String topic) {
    await(
        "delete topic " + topic,
        admin.deleteTopics(List.of(topic)).all(),
        UnknownTopicOrPartitionException.class);
  }

  /** Names of all topics that are not internal to Kafka. */
  public Set<String> names() {
    return joined(admin.listTopics().names());
  }

  private static void await(String what, KafkaFuture<Void> done, Class<?> harmless) {
    try {
      joined(done);
    } catch (CompletionException e) {
      if (!harmless.isInstance(e.getCause())) {
        throw new SandboxException("cannot " + what + ": " + e.getCause(), e);
      }
    }
  }

  private static <T> T joined(KafkaFuture<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  @Override
  public void close() {
    admin.close();
  }
}
