/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import com.wearepatchworks.connect.filekit.store.InMemoryFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real task with its threads over files in the heap; the test is the worker. */
final class SftpSinkTaskTest {
  private static final TopicPartition ORDERS = new TopicPartition("orders", 0);

  private final FakeSinkContext context = new FakeSinkContext();
  private final InMemoryFiles files = new InMemoryFiles();
  private final SftpSinkTask task = new SftpSinkTask(config -> files);
  private final Map<String, String> options = new HashMap<>();
  private long nextOffset;

  @AfterEach
  void stop() {
    task.stop();
  }

  private void start(String... more) {
    options.putAll(Map.of("name", "orders-out", "directory", "/out", "retry.backoff.max.ms", "10"));
    options.putAll(Map.of("host", "none", "username", "none"));
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    task.initialize(context);
    task.start(options);
    task.open(List.of(ORDERS));
  }

  private SinkRecord record(String value) {
    return new SinkRecord(
        "orders", 0, null, null, null, value, nextOffset++, 0L, TimestampType.CREATE_TIME);
  }

  private void put(int count) {
    List<SinkRecord> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(record("{\"n\":" + i + "}"));
    }
    task.put(records);
  }

  private long committable() {
    task.put(List.of());
    return Objects.requireNonNull(
            task.preCommit(Map.of(ORDERS, new OffsetAndMetadata(nextOffset))).get(ORDERS))
        .offset();
  }

  private byte[] content(String path) {
    return Objects.requireNonNull(files.get(path), path);
  }

  @Test
  void writesWholeFiles() {
    start("rotate.records", "100", "format", "json");
    put(250);
    await().until(() -> committable() == 200);
    String text =
        new String(content("/out/orders-0-00000000000000000100.json"), StandardCharsets.UTF_8);
    assertThat(text).startsWith("[").contains("{\"n\":199}").endsWith("]\n");
  }

  @Test
  void packsFilesAndSaysSoInTheirNames() throws IOException {
    start("rotate.records", "2", "compression", "gzip");
    put(2);
    await().until(() -> committable() == 2);
    byte[] packed = content("/out/orders-0-00000000000000000000.ndjson.gz");
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      assertThat(in.readAllBytes())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("{\"n\":0}\n{\"n\":1}\n");
    }
  }

  @Test
  void setsBadRecordsAsideAndGoesOn() {
    start("rotate.records", "2");
    task.put(List.of(record("{}"), record("no json"), record("{}")));
    await().until(() -> committable() == 3);
    assertThat(context.reported).extracting(SinkRecord::value).containsExactly("no json");
  }

  @Test
  void goesOnWhenTheStoreIsBack() {
    files.before(
        (operation, path) -> {
          throw new FileStoreException(Reason.UNREACHABLE, "gone", null);
        });
    start("rotate.records", "2");
    put(4);
    assertThat(committable()).isZero();
    assertThat(context.paused).containsExactly(ORDERS);
    files.before((operation, path) -> {});
    await().until(() -> committable() == 4);
    assertThat(context.paused).isEmpty();
  }

  @Test
  void failsWithASentenceWhereTheUserMayNotWrite() {
    files.before(
        (operation, path) -> {
          throw new FileStoreException(Reason.DENIED, "orders-user may not write " + path, null);
        });
    start();
    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> task.put(List.of()))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("orders-user may not write"));
  }

  @Test
  void offsetsThatAPersonSetsMakeItForgetWhatItPublished() {
    start("rotate.records", "2");
    put(2);
    await().until(() -> committable() == 2);
    task.close(List.of(ORDERS));
    SftpSinkOffsets.altered(options, List.of(ORDERS), config -> files);
    assertThat(files.paths()).containsExactly("/out/orders-0-00000000000000000000.ndjson");
  }

  @Test
  void leavesNoThreadBehind() {
    start("rotate.records", "1");
    put(10);
    task.stop();
    await().untilAsserted(() -> assertThat(ours()).isEmpty());
  }

  private static List<String> ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("patchworks-"))
        .toList();
  }
}
