/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.sandbox.Sandbox;
import com.wearepatchworks.connect.sandbox.WorkerProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is killed, with exactly-once support, while flows insert in overlapping transactions:
 * every committed row once, in Kafka.
 */
final class JdbcSourceFaultIT {
  private static final Duration LONG = Duration.ofMinutes(2);

  @Test
  void survivesTheWorkersSuddenDeath() throws Exception {
    killWorkers(2);
  }

  @Test
  @Tag("long")
  void survivesTwentyDeaths() throws Exception {
    killWorkers(20);
  }

  @Test
  void tasksShareATableThroughSuddenDeaths() throws Exception {
    try (JdbcPlace place = new JdbcPlace();
        Sandbox sandbox = place.sandbox().start();
        TableWriters writers = new TableWriters(place.server()).start()) {
      fill(place);
      start(
          sandbox,
          JdbcPlace.source().with("tasks.max", 3).with("table.parts", 3).with("page.rows", 200));
      killTwice(sandbox, 5_000);
      writers.stop();
      assertEachOnce(sandbox, place);
    }
  }

  private static void fill(JdbcPlace place) {
    place
        .server()
        .execute(
            "INSERT INTO orders_out (id, body) SELECT 'order-' || (1000000 + n), '{}'"
                + " FROM generate_series(1, 60000) n");
  }

  private static void killTwice(Sandbox sandbox, int records) {
    WorkerProcess worker = sandbox.workerProcesses().get(0);
    for (int kill = 1; kill <= 2; kill++) {
      awaitMore(sandbox, records);
      worker.kill();
      worker.start();
    }
    awaitMore(sandbox, records);
  }

  private static void killWorkers(int times) throws Exception {
    try (JdbcPlace place = new JdbcPlace();
        Sandbox sandbox = place.sandbox().start();
        TableWriters writers = new TableWriters(place.server()).start()) {
      start(sandbox);
      WorkerProcess worker = sandbox.workerProcesses().get(0);
      for (int kill = 1; kill <= times; kill++) {
        awaitMore(sandbox, 500);
        worker.kill();
        worker.start();
      }
      awaitMore(sandbox, 500);
      writers.stop();
      assertEachOnce(sandbox, place);
    }
  }

  @Test
  void outlastsTheDatabasesSuddenDeath() throws Exception {
    try (JdbcPlace place = new JdbcPlace();
        Sandbox sandbox = place.sandbox().start();
        TableWriters writers = new TableWriters(place.server()).start()) {
      start(sandbox);
      int crashes = 2;
      for (int crash = 1; crash <= crashes; crash++) {
        awaitMore(sandbox, 500);
        place.server().kill();
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        assertThat(sandbox.rest().status("orders-in").isRunning()).isTrue();
        place.server().restart();
      }
      awaitMore(sandbox, 500);
      writers.stop();
      assertNoneMissing(sandbox, place, 1 + crashes);
    }
  }

  @Test
  void outlastsBackendsThatAreEndedAndConnectionsThatAreCut() throws Exception {
    try (JdbcPlace place = new JdbcPlace();
        Sandbox sandbox = place.sandbox().start();
        TableWriters writers = new TableWriters(place.server()).start()) {
      start(sandbox);
      for (int end = 1; end <= 3; end++) {
        awaitMore(sandbox, 300);
        await().atMost(30, SECONDS).until(place::terminateOthers, ended -> ended > 0);
        awaitMore(sandbox, 300);
        place.proxy().cut();
      }
      place.proxy().cutAfter(100_000);
      awaitMore(sandbox, 2_000);
      place.proxy().heal();
      writers.stop();
      assertEachOnce(sandbox, place);
    }
  }

  private static void start(Sandbox sandbox) {
    start(sandbox, JdbcPlace.source());
  }

  private static void start(Sandbox sandbox, ExampleConfig source) {
    try (var topics = sandbox.topics()) {
      topics.create(JdbcPlace.TOPIC, 3);
    }
    sandbox.rest().put("orders-in", source.json());
    sandbox.rest().awaitRunning("orders-in", Duration.ofSeconds(60));
  }

  private static void awaitMore(Sandbox sandbox, int records) {
    long reached = sandbox.reader().end(JdbcPlace.TOPIC) + records;
    await().atMost(90, SECONDS).until(() -> sandbox.reader().end(JdbcPlace.TOPIC) >= reached);
  }

  private static void assertEachOnce(Sandbox sandbox, JdbcPlace place) {
    assertNoneMissing(sandbox, place, 1);
  }

  /** Rows of the last second before a crash of the server come again, each time. */
  private static void assertNoneMissing(Sandbox sandbox, JdbcPlace place, int atMost) {
    Set<String> committed = Set.copyOf(place.column("SELECT id FROM orders_out"));
    assertThat(committed).isNotEmpty();
    await().atMost(LONG).until(() -> new HashSet<>(ids(sandbox)).containsAll(committed));
    Map<String, Integer> times = new HashMap<>();
    ids(sandbox).forEach(id -> times.merge(id, 1, Integer::sum));
    assertThat(times.keySet()).as("orders that were committed").hasSameSizeAs(committed);
    times.values().removeIf(often -> often <= atMost);
    assertThat(times).as("orders that came more than %d times", atMost).isEmpty();
  }

  private static List<String> ids(Sandbox sandbox) {
    return sandbox.reader().toEnd(JdbcPlace.TOPIC).stream()
        .map(ConsumerRecord::key)
        .map(key -> key.replaceAll("[^0-9]", ""))
        .map(number -> "order-" + number)
        .toList();
  }
}
