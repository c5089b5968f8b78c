/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.filekit.store.InMemoryFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real task over files in memory; the test is the worker. */
final class SftpSourceTaskTest {
  private final InMemoryFiles store = new InMemoryFiles();
  private final FakeSourceContext context = new FakeSourceContext();
  private SftpSourceTask task = new SftpSourceTask(config -> store);

  private void start(String... options) {
    Map<String, String> config = new HashMap<>();
    config.put("name", "files");
    config.put("files.directories", "/in");
    config.put("files.settled.ms", "0");
    config.put("files.settled.listings", "1");
    config.put("poll.interval.ms", "50");
    config.put("host", "files.example.com");
    config.put("username", "bob");
    config.put("topic", "rows");
    config.put("format", "csv");
    for (int i = 0; i < options.length; i += 2) {
      config.put(options[i], options[i + 1]);
    }
    task = new SftpSourceTask(any -> store);
    task.initialize(context);
    task.start(config);
  }

  @AfterEach
  void stop() {
    task.stop();
  }

  private List<SourceRecord> poll(int count) throws InterruptedException {
    List<SourceRecord> records = new ArrayList<>();
    while (records.size() < count) {
      List<SourceRecord> batch = task.poll();
      if (batch != null) {
        records.addAll(batch);
      }
    }
    return records;
  }

  private void commit(List<SourceRecord> records) {
    for (SourceRecord record : records) {
      task.commitRecord(
          record, new RecordMetadata(new TopicPartition(record.topic(), 0), 0, 0, 0, 0, 0));
      context.offsets.put(
          new HashMap<>(record.sourcePartition()), new HashMap<>(record.sourceOffset()));
    }
    task.commit();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  @Test
  void readsRowsAndDeletesTheirFileWhenTheyAreCommitted() throws Exception {
    store.put("/in/a.csv", "id,name\n1,x\n2,y\n".getBytes(StandardCharsets.UTF_8));
    start("files.after", "delete", "key", "${value.id}");
    List<SourceRecord> records = poll(2);
    assertThat(records).extracting(SourceRecord::key).containsExactly("1", "2");
    assertThat(records)
        .extracting(SourceRecord::value)
        .containsExactly("{\"id\":\"1\",\"name\":\"x\"}", "{\"id\":\"2\",\"name\":\"y\"}");
    assertThat(records.get(0).sourcePartition()).isEqualTo(Map.of("file", "/in/a.csv"));
    assertThat(store.paths()).hasSize(1);
    commit(records);
    await().until(() -> store.paths().isEmpty());
    await().until(() -> context.gauge("files-done-total") == 1);
    assertThat(context.gauge("records-read-total")).isEqualTo(2);
  }

  @Test
  void goesOnInTheMiddleOfAPackedFileWithItsHeader() throws Exception {
    StringBuilder rows = new StringBuilder("id\n");
    for (int i = 0; i < 5_000; i++) {
      rows.append(i).append('\n');
    }
    store.put("/in/a.csv.gz", gzip(rows.toString()));
    String[] options = {"poll.max.records", "500", "key", "${value.id}", "compression", "auto"};
    start(options);
    List<SourceRecord> first = poll(500);
    commit(first);
    task.stop();
    start(options);
    List<SourceRecord> rest = poll(5_000 - first.size());
    assertThat(rest).hasSize(5_000 - first.size());
    assertThat(rest.get(0).key()).isEqualTo(String.valueOf(first.size()));
    assertThat(rest.get(rest.size() - 1).key()).isEqualTo("4999");
  }

  @Test
  void aPackedFileWithoutItsEndFailsAndTheNextGoesOn() throws Exception {
    byte[] whole = gzip("id\n1\n2\n");
    store.put("/in/a.csv.gz", java.util.Arrays.copyOf(whole, whole.length - 9));
    store.put("/in/b.csv", "id\n3\n".getBytes(StandardCharsets.UTF_8));
    start("errors.directory", "/errors", "files.order.key", "all", "key", "${value.id}");
    List<SourceRecord> records = new ArrayList<>();
    await()
        .until(
            () -> {
              List<SourceRecord> batch = task.poll();
              if (batch != null) {
                records.addAll(batch);
                commit(batch);
              }
              return store.get("/errors/a.csv.gz.error.json") != null
                  && records.stream().anyMatch(record -> "3".equals(record.key()));
            });
    await().until(() -> store.get("/errors/a.csv.gz") != null);
  }

  @Test
  void aStartThatFailsSaysWhy() {
    SftpSourceTask broken =
        new SftpSourceTask(
            config -> {
              throw new ConnectException("no such key");
            });
    broken.initialize(context);
    assertThatThrownBy(
            () ->
                broken.start(
                    Map.of(
                        "host", "files.example.com",
                        "username", "bob",
                        "files.directories", "/in",
                        "topic", "rows",
                        "format", "csv")))
        .hasMessageContaining("no such key");
    start();
  }
}
