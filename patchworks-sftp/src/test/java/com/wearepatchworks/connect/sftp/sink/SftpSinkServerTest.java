/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.AcceptAllPasswordAuthenticator;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The task as it ships against an SFTP server in this process. */
final class SftpSinkServerTest {
  private static final TopicPartition ORDERS = new TopicPartition("orders", 0);

  @TempDir Path home = Path.of("unset");

  private final SshServer server = SshServer.setUpDefaultServer();
  private final Map<String, String> options = new HashMap<>();
  private long committed;

  @BeforeEach
  void startServer() throws IOException {
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(home.resolve("key")));
    server.setPasswordAuthenticator(AcceptAllPasswordAuthenticator.INSTANCE);
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.start();
    options.putAll(
        Map.of(
            "name", "orders-out",
            "host", "127.0.0.1",
            "port", Integer.toString(server.getPort()),
            "username", "bob",
            "password", "secret",
            "host.key.trust", "first-use",
            "directory", home.resolve("out").toString(),
            "file.name", "${value.region}/${topic}-${partition}-${offset.first}.${extension}",
            "rotate.records", "7",
            "retry.backoff.max.ms", "100"));
    options.putAll(
        Map.of("rotate.idle.ms", "200", "publish.checksum", "sha256", "compression", "none"));
  }

  @AfterEach
  void stopServer() throws IOException {
    server.stop(true);
  }

  private static SinkRecord record(long offset) {
    String value = "{\"region\":\"r/%d\",\"n\":%d}".formatted(offset % 5, offset);
    return new SinkRecord(
        "orders", 0, null, null, null, value, offset, 0L, TimestampType.CREATE_TIME);
  }

  private SftpSinkTask start() {
    SftpSinkTask task = new SftpSinkTask();
    task.initialize(new FakeSinkContext());
    task.start(options);
    task.open(List.of(ORDERS));
    return task;
  }

  private void commit(SftpSinkTask task, long position) {
    task.put(List.of());
    committed =
        Objects.requireNonNull(
                task.preCommit(Map.of(ORDERS, new OffsetAndMetadata(position))).get(ORDERS))
            .offset();
  }

  private List<String> published() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(home.resolve("out"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".ndjson")).toList()) {
        lines.addAll(Files.readAllLines(file, StandardCharsets.UTF_8));
        assertThat(file.resolveSibling(file.getFileName() + ".sha256")).exists();
      }
    }
    return lines;
  }

  @Test
  void eachRecordIsInOneFileThoughConnectionsAreCutAndTasksGivenUp() throws IOException {
    int total = 300;
    for (int life = 1; life <= 3; life++) {
      long end = 100L * life;
      SftpSinkTask task = start();
      task.put(
          IntStream.range((int) committed, (int) end)
              .mapToObj(SftpSinkServerTest::record)
              .toList());
      for (int cut = 0; cut < 5; cut++) {
        commit(task, end);
        server.getActiveSessions().forEach(session -> ((ServerSession) session).close(true));
      }
      if (life == 3) {
        await()
            .until(
                () -> {
                  commit(task, end);
                  return committed == total;
                });
      }
      task.close(List.of(ORDERS));
      task.stop();
    }
    assertThat(published())
        .hasSize(total)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, total).mapToObj(n -> String.valueOf(record(n).value())).toList());
  }
}
