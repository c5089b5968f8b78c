/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.sandbox.Sandbox;
import com.wearepatchworks.connect.sandbox.TopicWriter;
import com.wearepatchworks.connect.sandbox.Topics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Both directions against a server with a password and a home of its own, in a container. Where no
 * Docker answers there is none, and this is skipped.
 */
@EnabledIf("dockerAnswers")
final class ContainerSftpIT {
  private static final DockerImageName IMAGE = DockerImageName.parse("atmoz/sftp:alpine");
  private static final int PORT = 22;

  static boolean dockerAnswers() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  @Test
  void writesAFileAndReadsItAgainWithAPassword() throws Exception {
    try (GenericContainer<?> container = new GenericContainer<>(IMAGE)) {
      container.withExposedPorts(PORT).withCommand("flow:secret:::sales").start();
      try (Sandbox sandbox = sandbox(container);
          Topics topics = sandbox.topics();
          TopicWriter writer = sandbox.writer()) {
        topics.create("sales", 1);
        writer.send("sales", "1", "{\"id\":\"1\"}").get();
        sandbox
            .rest()
            .put("sales-out", config("sftp/sink.json").with("directory", "/sales").json());
        sandbox
            .rest()
            .put(
                "sales-in",
                config("sftp/source.json")
                    .with("files.directories", "/sales")
                    .with("files.archive.directory", "/sales/read")
                    .with("errors.directory", "/sales/failed")
                    .with("files.glob", "*.ndjson")
                    .with("format", "json")
                    .with("topic", "back")
                    .json());
        await().atMost(120, SECONDS).until(() -> topics.names().contains("back"));
        var unused = sandbox.reader().first("back", 1, java.time.Duration.ofSeconds(60));
      }
    }
  }

  private static Sandbox sandbox(GenericContainer<?> container) {
    return Sandbox.builder()
        .archives(List.of(Repository.sftpArchive()))
        .environment(
            Map.of(
                "PATCHWORKS_SFTP_HOST", container.getHost(),
                "PATCHWORKS_SFTP_PORT", Integer.toString(container.getMappedPort(PORT)),
                "PATCHWORKS_SFTP_USER", "flow"))
        .workerProcesses()
        .start();
  }

  private static ExampleConfig config(String example) {
    return Repository.example(example)
        .without("private.key")
        .without("host.key.known.hosts")
        .with("password", "secret")
        .with("host.key.trust", "first-use");
  }
}
