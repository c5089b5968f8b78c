/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

/**
 * One Kafka broker on this machine, which is its own controller. It can be stopped and started
 * while clients wait.
 */
public sealed interface Broker extends AutoCloseable permits KafkaBroker, BrokerProcess {
  /** Where clients connect; the same over restarts. */
  String bootstrapServers();

  /**
   * Starts it again on the same port and data; returns when it serves. No effect on one that runs.
   */
  void start();

  /** Stops it as an operator would; returns when it has ended. No effect on one that is stopped. */
  void stop();

  /** Stops it and deletes its data, unless the data directory was the caller's. */
  @Override
  void close();
}
