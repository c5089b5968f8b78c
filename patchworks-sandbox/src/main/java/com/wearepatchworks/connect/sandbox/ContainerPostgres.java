/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL's official image, where Docker answers. */
final class ContainerPostgres implements PostgresServer {
  private static final Logger LOG = LoggerFactory.getLogger(ContainerPostgres.class);
  private static final DockerImageName IMAGE = DockerImageName.parse("postgres:18-alpine");
  private static final int PORT = 5432;

  /** The image starts the server twice when it makes its database. */
  private static final int STARTS = 2;

  private final int port = FreePort.pick();
  private final GenericContainer<?> container;

  private ContainerPostgres() {
    container = new GenericContainer<>(IMAGE);
    // a fixed one, because a container that starts again would get another
    container.setPortBindings(List.of("127.0.0.1:%d:%d".formatted(port, PORT)));
    container
        .withEnv("POSTGRES_PASSWORD", password())
        .waitingFor(Wait.forLogMessage(".*ready to accept connections.*", STARTS));
  }

  static @Nullable ContainerPostgres startOrNull() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return null;
    }
    ContainerPostgres server = new ContainerPostgres();
    try {
      server.container.start();
      return server;
    } catch (RuntimeException e) {
      LOG.warn("Docker answers but does not serve {}: {}", IMAGE, e.getMessage());
      server.close();
      return null;
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String kind() {
    return "a container of " + IMAGE;
  }

  @Override
  public void kill() {
    container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void stop() {
    container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void restart() {
    if (!container.isRunning()) {
      container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
      new PostgresWait(this).untilReady();
    }
  }

  @Override
  public void close() {
    container.close();
  }
}
