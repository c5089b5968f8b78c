/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source;

import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.filekit.store.InMemoryFiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** A source over a store in memory; the test is the worker. */
final class Run implements AutoCloseable {
  final InMemoryFiles store;
  final FakeConnect connect;
  final FileSource source;

  Run(InMemoryFiles store, FakeConnect connect, String... options) {
    this.store = store;
    this.connect = connect;
    this.source = Sources.start(store, connect, options);
  }

  Run(String... options) {
    this(new InMemoryFiles(), new FakeConnect(), options);
  }

  /** The next task, with what the one before has left. */
  Run restart(String... options) {
    source.close();
    connect.kill();
    return new Run(store, connect, options);
  }

  void put(String path, String... lines) {
    put(store, path, lines);
  }

  static void put(InMemoryFiles store, String path, String... lines) {
    store.put(path, text(lines).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(String... lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  /** Polls so many records, and sends them without a commit. */
  List<SourceRecord> send(int count) throws InterruptedException {
    List<SourceRecord> records = new ArrayList<>();
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (records.size() < count) {
      List<SourceRecord> batch = source.poll(Duration.ofMillis(100));
      if (batch != null) {
        connect.send(source, batch);
        records.addAll(batch);
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "Only " + records.size() + " of " + count + " records: " + records);
      }
    }
    return records;
  }

  List<String> values(int count) throws InterruptedException {
    return send(count).stream().map(record -> String.valueOf(record.value())).toList();
  }

  void commit() {
    connect.flush(source);
  }

  @Nullable List<SourceRecord> nothing() throws InterruptedException {
    return source.poll(Duration.ofMillis(300));
  }

  void awaitPaths(String... paths) {
    await()
        .untilAsserted(
            () ->
                org.assertj.core.api.Assertions.assertThat(store.paths())
                    .containsExactlyInAnyOrder(paths));
  }

  @Override
  public void close() {
    source.close();
  }
}
