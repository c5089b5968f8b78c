/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real task and the real client against a real server; the test is the worker. */
final class HttpSinkTaskTest {
  private static final TopicPartition ORDERS = new TopicPartition("orders", 0);

  private final FakeSinkContext context = new FakeSinkContext();
  private final HttpSinkTask task = new HttpSinkTask();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch slowMayAnswer = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer target;
  private long nextOffset;

  @BeforeEach
  void openTarget() throws IOException {
    target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    target.setExecutor(threads);
    target.createContext("/", this::serve);
    target.start();
  }

  @AfterEach
  void close() {
    slowMayAnswer.countDown();
    task.stop();
    target.stop(0);
    threads.shutdownNow();
  }

  /** The body says what to answer. */
  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (body.startsWith("slow")) {
      try {
        slowMayAnswer.await();
      } catch (InterruptedException e) {
        return;
      }
    }
    received.add(body);
    exchange.sendResponseHeaders(body.startsWith("bad") ? 422 : 204, -1);
    exchange.close();
  }

  private void start(String... options) {
    Map<String, String> config = new HashMap<>();
    config.put("name", "orders-out");
    config.put("url", "http://127.0.0.1:" + target.getAddress().getPort() + "/flow");
    for (int i = 0; i < options.length; i += 2) {
      config.put(options[i], options[i + 1]);
    }
    task.initialize(context);
    task.start(config);
  }

  private SinkRecord record(String key, @Nullable String value) {
    return new SinkRecord(
        "orders", 0, null, key, null, value, nextOffset++, 0L, TimestampType.CREATE_TIME);
  }

  private long committable() {
    return task.preCommit(Map.of(ORDERS, new OffsetAndMetadata(nextOffset)))
        .getOrDefault(ORDERS, new OffsetAndMetadata(Long.MAX_VALUE))
        .offset();
  }

  @Test
  void deliversEachKeyInOrderAndLetsASlowOneHoldUpOnlyItself() {
    start();
    List<SinkRecord> records = new ArrayList<>();
    records.add(record("slow", "slow-1"));
    records.add(record("slow", "after-slow"));
    IntStream.range(0, 200).forEach(i -> records.add(record("key-" + i % 5, "value-" + i)));
    task.put(records);
    await().until(() -> received.size() == 200);
    assertThat(received).doesNotContain("slow-1", "after-slow");
    for (int key = 0; key < 5; key++) {
      int lane = key;
      assertThat(received.stream().filter(value -> numberOf(value) % 5 == lane))
          .isSortedAccordingTo((a, b) -> Integer.compare(numberOf(a), numberOf(b)));
    }
    assertThat(committable()).isZero();
    slowMayAnswer.countDown();
    await().until(() -> committable() == 202);
    assertThat(received.subList(200, 202)).containsExactly("slow-1", "after-slow");
  }

  private static int numberOf(String value) {
    return Integer.parseInt(value.substring(value.indexOf('-') + 1));
  }

  @Test
  void setsBadRecordsAsideAndGoesOn() {
    start("headers.X-Note", "${value.note?}");
    task.put(List.of(record("a", "good-1"), record("a", "bad"), record("a", "good-2")));
    await().until(() -> committable() == 3);
    assertThat(received).containsExactly("good-1", "bad", "good-2");
    assertThat(context.reported).extracting(SinkRecord::value).containsExactly("bad");
    assertThat(context.reported.get(0).headers().lastWithName("patchworks.http.status").value())
        .isEqualTo("422");
    task.put(List.of(record("a", "{\"note\":\"x\\r\\nX-Evil: 1\"}")));
    await().until(() -> committable() == 4);
    assertThat(context.reported).hasSize(2);
    assertThat(received).hasSize(3);
  }

  @Test
  void ignoresTombstonesUnlessToldOtherwise() {
    start();
    task.put(List.of(record("a", null), record("a", "good")));
    await().until(() -> committable() == 2);
    assertThat(received).containsExactly("good");
  }

  @Test
  void pausesInsteadOfBlockingWhenTheTargetIsSlow() {
    start("buffer.max.records", "10", "max.in.flight", "2");
    List<SinkRecord> records = new ArrayList<>();
    IntStream.range(0, 20).forEach(i -> records.add(record("key-" + i, "slow-" + i)));
    task.put(records);
    assertThat(context.paused).containsExactly(ORDERS);
    slowMayAnswer.countDown();
    await()
        .until(
            () -> {
              task.put(List.of());
              return context.paused.isEmpty();
            });
    await().until(() -> committable() == 20);
  }

  @Test
  void retriesUntilTheTargetIsThere() throws IOException {
    int port = target.getAddress().getPort();
    target.stop(0);
    start("retry.backoff.ms", "10", "retry.backoff.max.ms", "50");
    task.put(List.of(record("a", "first"), record("a", "second")));
    assertThat(committable()).isZero();
    target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
    target.setExecutor(threads);
    target.createContext("/", this::serve);
    target.start();
    await().until(() -> committable() == 2);
    assertThat(received).containsExactly("first", "second");
  }

  @Test
  void leavesNoThreadBehind() {
    start();
    task.put(List.of(record("a", "value")));
    await().until(() -> committable() == 1);
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
