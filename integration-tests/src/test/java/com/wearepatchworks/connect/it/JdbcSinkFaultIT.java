/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.sandbox.Sandbox;
import com.wearepatchworks.connect.sandbox.TopicWriter;
import com.wearepatchworks.connect.sandbox.WorkerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is killed, with {@code delivery=exactly-once}: the table holds what the topic holds. */
final class JdbcSinkFaultIT {
  private static final int PARTITIONS = 3;
  private static final int ONE_BY_ONE = 30;
  private static final Duration LONG = Duration.ofMinutes(3);

  /** No key, so that a record that was written twice is there twice. */
  private static final String LOG = "CREATE TABLE order_log (id text, version int, body jsonb)";

  private static final String SUM = "SELECT coalesce(sum(version), 0) FROM order_state";

  @Test
  void survivesTheWorkersSuddenDeath() throws Exception {
    killWorkers(2);
  }

  @Test
  @Tag("long")
  void survivesTwentyDeaths() throws Exception {
    killWorkers(20);
  }

  private static void killWorkers(int times) throws Exception {
    int records = (times + 2) * 3_000;
    try (JdbcPlace place = new JdbcPlace();
        Sandbox sandbox = place.sandbox().start()) {
      start(sandbox, place, records, 1);
      WorkerProcess worker = sandbox.workerProcesses().get(0);
      for (int kill = 1; kill <= times; kill++) {
        awaitRows(place, kill * 2_500);
        worker.kill();
        worker.start();
      }
      assertEachOnce(place, records);
    }
  }

  @Test
  void movesToAnotherWorker() throws Exception {
    int records = 15_000;
    try (JdbcPlace place = new JdbcPlace();
        Sandbox sandbox = place.sandbox().workers(2).start()) {
      start(sandbox, place, records, 2);
      awaitRows(place, 2_000);
      sandbox.workerProcesses().get(1).kill();
      assertEachOnce(place, records);
    }
  }

  @Test
  void outlastsTheDatabasesSuddenDeath() throws Exception {
    int records = 15_000;
    try (JdbcPlace place = new JdbcPlace();
        Sandbox sandbox = place.sandbox().start()) {
      start(sandbox, place, records, 1);
      for (int kill = 1; kill <= 2; kill++) {
        awaitRows(place, kill * 2_500);
        place.server().kill();
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        assertThat(sandbox.rest().status("orders-out").isRunning()).isTrue();
        place.server().restart();
      }
      assertEachOnce(place, records);
    }
  }

  @Test
  void outlastsBackendsThatAreEndedAndConnectionsThatAreCut() throws Exception {
    int records = 15_000;
    try (JdbcPlace place = new JdbcPlace();
        Sandbox sandbox = place.sandbox().start()) {
      start(sandbox, place, records, 1);
      for (int end = 1; end <= 3; end++) {
        awaitRows(place, end * 2_000);
        assertThat(place.terminateOthers()).isPositive();
        awaitRows(place, end * 2_000 + 500);
        place.proxy().cut();
      }
      place.proxy().cutAfterRequests(20_000);
      await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
      place.proxy().heal();
      assertEachOnce(place, records);
    }
  }

  @Test
  void keepsTheLastVersionOfEachKeyOverTheWorkersSuddenDeath() throws Exception {
    int keys = 500;
    int versions = 30;
    try (JdbcPlace place = new JdbcPlace();
        Sandbox sandbox = place.sandbox().start()) {
      place
          .server()
          .execute("CREATE TABLE order_state (id text PRIMARY KEY, version int, body jsonb)");
      write(sandbox, keys * versions, keys);
      slowDown(place);
      put(sandbox, JdbcPlace.sink().with("topics.to.tables", JdbcPlace.TOPIC + ":order_state"));
      WorkerProcess worker = sandbox.workerProcesses().get(0);
      await().atMost(90, SECONDS).until(() -> place.server().number(SUM) > 1_000);
      worker.kill();
      worker.start();
      await().atMost(LONG).until(() -> place.server().number(SUM) == (long) keys * versions);
      assertThat(place.server().number("SELECT count(*) FROM order_state")).isEqualTo(keys);
    }
  }

  private static void start(Sandbox sandbox, JdbcPlace place, int records, int tasks)
      throws Exception {
    place.server().execute(LOG);
    write(sandbox, records, records);
    slowDown(place);
    put(
        sandbox,
        JdbcPlace.sink()
            .with("tasks.max", tasks)
            .with("topics.to.tables", JdbcPlace.TOPIC + ":order_log")
            .with("insert.mode", "insert")
            .with("pk.mode", "none")
            .with("delete.enabled", "false")
            .without("pk.fields"));
  }

  private static void put(Sandbox sandbox, ExampleConfig config) {
    sandbox
        .rest()
        .put("orders-out", config.with("batch.max.rows", 200).with("linger.ms", 20).json());
    sandbox.rest().awaitRunning("orders-out", Duration.ofSeconds(60));
  }

  /** Versions 1, 2, ... of each key, in order. */
  private static void write(Sandbox sandbox, int records, int keys) throws Exception {
    try (var topics = sandbox.topics();
        TopicWriter writer = sandbox.writer()) {
      topics.create(JdbcPlace.TOPIC, PARTITIONS);
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int record = 0; record < records; record++) {
        String id = "{\"id\":\"order-" + record % keys + "\"";
        String version = ",\"version\":" + (record / keys + 1);
        String value = id + version + ",\"body\":\"{\\\"n\\\":" + record + "}\"}";
        sent.add(writer.send(JdbcPlace.TOPIC, id + "}", value));
        if (record < ONE_BY_ONE) {
          // a new partition may refuse the first of several batches, and then never takes it
          sent.get(record).get();
        }
      }
      writer.flush();
      for (Future<RecordMetadata> future : sent) {
        future.get();
      }
    }
  }

  /** So that it takes a while. */
  private static void slowDown(JdbcPlace place) {
    place.proxy().roundTrip(Duration.ofMillis(20));
  }

  private static void awaitRows(JdbcPlace place, int rows) {
    await().atMost(90, SECONDS).until(() -> rows(place) >= rows);
  }

  private static long rows(JdbcPlace place) {
    return place.server().number("SELECT count(*) FROM order_log");
  }

  private static void assertEachOnce(JdbcPlace place, int records) {
    await().atMost(LONG).until(() -> rows(place) >= records);
    List<String> wanted = IntStream.range(0, records).mapToObj(n -> "order-" + n).toList();
    assertThat(place.column("SELECT id FROM order_log"))
        .hasSize(records)
        .containsExactlyInAnyOrderElementsOf(wanted);
  }
}
