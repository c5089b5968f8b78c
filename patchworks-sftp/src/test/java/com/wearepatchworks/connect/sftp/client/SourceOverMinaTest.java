/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.sftp.source.FakeSourceContext;
import com.wearepatchworks.connect.sftp.source.SftpSourceTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source as it is installed, and a server that loses its connections. */
final class SourceOverMinaTest {
  private static final int ROWS = 20_000;

  private final FakeSourceContext context = new FakeSourceContext();

  private Map<String, String> config(Path home, MinaServer server) throws Exception {
    Map<String, String> config = new HashMap<>();
    config.put("name", "files");
    config.put("host", "127.0.0.1");
    config.put("port", String.valueOf(server.port()));
    config.put("username", "bob");
    config.put("password", "secret");
    config.put("host.key.fingerprint", server.hostKeyFingerprint());
    config.put("files.directories", home.resolve("in").toString());
    config.put("files.settled.ms", "0");
    config.put("files.settled.listings", "1");
    config.put("files.after", "move");
    config.put("files.archive.directory", home.resolve("archive").toString());
    config.put("poll.interval.ms", "50");
    config.put("retry.backoff.ms", "10");
    config.put("format", "csv");
    config.put("topic", "rows");
    config.put("key", "${value.id}");
    return config;
  }

  @Test
  void losesAndDoublesNothingWhenConnectionsAreCut(@TempDir Path home) throws Exception {
    Files.createDirectories(home.resolve("in"));
    StringBuilder rows = new StringBuilder("id,text\n");
    for (int i = 0; i < ROWS; i++) {
      rows.append(i).append(',').append("x".repeat(100)).append('\n');
    }
    Files.writeString(home.resolve("in/large 1.csv"), rows);
    Files.writeString(home.resolve("in/small.csv"), "id,text\nsmall,1\n");
    SftpSourceTask task = new SftpSourceTask();
    try (MinaServer server = new MinaServer(home, any -> {})) {
      task.initialize(context);
      task.start(config(home, server));
      List<String> keys = new ArrayList<>();
      int cuts = 0;
      while (keys.size() < ROWS + 1) {
        List<SourceRecord> batch = task.poll();
        if (batch != null) {
          batch.forEach(record -> keys.add(String.valueOf(record.key())));
          commit(task, batch);
          if (cuts < 3 && keys.size() > (cuts + 1) * 4_000) {
            cuts++;
            server.cutConnections();
          }
        }
      }
      assertThat(keys).doesNotHaveDuplicates().hasSize(ROWS + 1);
      await()
          .untilAsserted(
              () -> {
                assertThat(home.resolve("in")).isEmptyDirectory();
                assertThat(home.resolve("archive/large 1.csv")).exists();
              });
    } finally {
      task.stop();
    }
  }

  private void commit(SftpSourceTask task, List<SourceRecord> records) {
    for (SourceRecord record : records) {
      task.commitRecord(
          record, new RecordMetadata(new TopicPartition(record.topic(), 0), 0, 0, 0, 0, 0));
      context.offsets.put(
          new HashMap<>(record.sourcePartition()), new HashMap<>(record.sourceOffset()));
    }
    task.commit();
  }
}
