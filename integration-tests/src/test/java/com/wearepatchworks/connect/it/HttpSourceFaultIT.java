/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.sandbox.Sandbox;
import com.wearepatchworks.connect.sandbox.WorkerProcess;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 2xx means that Kafka has it: whatever is killed, no order that was answered 200 is missing. */
final class HttpSourceFaultIT {
  private static final int CONNECTIONS = 8;
  private static final Duration START = Duration.ofSeconds(60);

  private final int port = FreePorts.next();
  private final URI orders = URI.create("http://127.0.0.1:" + port + "/orders");

  private ExampleConfig config() {
    return Repository.example("http/source.json")
        .with("listen.port", port)
        .with("listen.host", "127.0.0.1");
  }

  private static Sandbox.Builder sandbox() {
    return Sandbox.builder()
        .archives(List.of(Repository.httpArchive()))
        .workerProcesses(
            options -> options.withEnvironment(Map.of("PATCHWORKS_INBOUND_TOKEN", Flow.TOKEN)));
  }

  @Test
  void survivesTheWorkersSuddenDeathUnderLoad() throws Exception {
    killWorkers(2);
  }

  @Test
  @Tag("long")
  void survivesTwentyDeathsUnderLoad() throws Exception {
    killWorkers(20);
  }

  private void killWorkers(int times) throws Exception {
    try (Sandbox sandbox = sandbox().start();
        Flow flow = new Flow(List.of(orders))) {
      sandbox.rest().put("orders-in", config().json());
      sandbox.rest().awaitRunning("orders-in", START);
      flow.start(CONNECTIONS);
      WorkerProcess worker = sandbox.workerProcesses().get(0);
      for (int kill = 1; kill <= times; kill++) {
        awaitMore(flow, 500);
        worker.kill();
        worker.start();
        sandbox.rest().awaitRunning("orders-in", START);
      }
      awaitMore(flow, 500);
      flow.finish();
      assertNothingLost(sandbox, flow);
    }
  }

  @Test
  void answersInTimeWhileTheBrokerIsGoneAndRecovers() throws Exception {
    try (Sandbox sandbox = sandbox().brokerProcess().start();
        Flow flow = new Flow(List.of(orders))) {
      sandbox.rest().put("orders-in", config().with("ack.timeout.ms", 1_000).json());
      sandbox.rest().awaitRunning("orders-in", START);
      flow.start(CONNECTIONS);
      awaitMore(flow, 500);
      sandbox.broker().stop();
      await().atMost(20, SECONDS).until(() -> flow.answered("503") >= 3 * CONNECTIONS);
      sandbox.broker().start();
      awaitMore(flow, 500);
      flow.finish();
      assertThat(flow.slowestMs()).as("slowest answer in ms, deadline 1000").isLessThan(3_000);
      // a worker that has lost its group stops its tasks, and then nobody listens
      assertThat(flow.answers().keySet())
          .isSubsetOf(
              "200", "503", "ConnectException", "IOException", "HttpConnectTimeoutException");
      assertNothingLost(sandbox, flow);
    }
  }

  @Test
  void handsOverBetweenTwoWorkers() throws Exception {
    try (Sandbox sandbox = sandbox().workers(2).start();
        Flow flow = new Flow(List.of(orders))) {
      sandbox.rest().put("orders-in", config().json());
      sandbox.rest().awaitRunning("orders-in", START);
      flow.start(CONNECTIONS);
      awaitMore(flow, 500);
      String first = sandbox.rest().status("orders-in").tasks().get(0).worker();
      for (WorkerProcess worker : sandbox.workerProcesses()) {
        if (worker.url().getAuthority().equals(first)) {
          worker.stop();
        }
      }
      awaitMore(flow, 500);
      flow.finish();
      assertNothingLost(sandbox, flow);
    }
  }

  private static void awaitMore(Flow flow, int orders) {
    int wanted = flow.acknowledged().size() + orders;
    await().atMost(60, SECONDS).until(() -> flow.acknowledged().size() >= wanted);
  }

  private static void assertNothingLost(Sandbox sandbox, Flow flow) {
    Set<Long> missing = new HashSet<>(flow.acknowledged());
    assertThat(missing).isNotEmpty();
    for (ConsumerRecord<String, String> record : sandbox.reader().toEnd("orders")) {
      missing.remove(Long.parseLong(record.key()));
    }
    assertThat(missing).as("orders answered 200 that are not in Kafka").isEmpty();
  }
}
