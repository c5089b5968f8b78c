/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.it.Webhook.Behaviour;
import com.wearepatchworks.connect.sandbox.ConnectorStatus;
import com.wearepatchworks.connect.sandbox.Sandbox;
import com.wearepatchworks.connect.sandbox.WorkerProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is killed or misbehaves: every record is delivered, in order per key. */
final class HttpSinkFaultIT {
  private static final Duration START = Duration.ofSeconds(60);

  private static Sandbox.Builder sandbox(Webhook webhook) {
    return Sandbox.builder()
        .archives(List.of(Repository.httpArchive()))
        .workerProcesses(
            options ->
                options.withEnvironment(
                    Map.of("PATCHWORKS_WEBHOOK_URL", webhook.url().toString())));
  }

  private static ExampleConfig config() {
    return Repository.example("http/sink.json")
        .with("topics", Orders.TOPIC)
        .with("consumer.override.session.timeout.ms", 6_000)
        .with("consumer.override.heartbeat.interval.ms", 1_000)
        .with("max.in.flight", 16)
        .with("request.timeout.ms", 1_000)
        .with("retry.backoff.ms", 20)
        .with("retry.backoff.max.ms", 500);
  }

  private static void start(Sandbox sandbox, ExampleConfig config) {
    sandbox.rest().put("orders-out", config.json());
    sandbox.rest().awaitRunning("orders-out", START);
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

  private static void killWorkers(int times) throws Exception {
    Orders orders = new Orders((times + 2) * 4_000);
    try (Webhook webhook = new Webhook().open();
        Sandbox sandbox = sandbox(webhook).start()) {
      orders.write(sandbox, 4);
      start(sandbox, config());
      WorkerProcess worker = sandbox.workerProcesses().get(0);
      for (int kill = 1; kill <= times; kill++) {
        int reached = kill * 4_000;
        await().atMost(60, SECONDS).until(() -> Orders.different(webhook.delivered()) >= reached);
        worker.kill();
        worker.start();
      }
      awaitAll(webhook, orders.count());
      orders.assertComplete(webhook.delivered());
      Orders.assertStableIds(webhook.delivered());
    }
  }

  @Test
  void movesToAnotherWorker() throws Exception {
    Orders orders = new Orders(20_000);
    try (Webhook webhook = new Webhook().open();
        Sandbox sandbox = sandbox(webhook).workers(2).start()) {
      orders.write(sandbox, 4);
      start(sandbox, config().with("tasks.max", 2));
      await().atMost(60, SECONDS).until(() -> webhook.deliveredCount() >= 2_000);
      sandbox.workerProcesses().get(1).stop();
      awaitAll(webhook, orders.count());
      orders.assertComplete(webhook.delivered());
    }
  }

  @Test
  void outlastsATargetThatRefusesHangsAndBreaksOff() throws Exception {
    Orders orders = new Orders(3_000);
    try (Webhook webhook = new Webhook();
        Sandbox sandbox = sandbox(webhook).start()) {
      orders.write(sandbox, 4);
      webhook.behave(HttpSinkFaultIT::misbehaveAtFirst);
      start(sandbox, config());
      await().atMost(30, SECONDS).until(() -> isRunning(sandbox));
      webhook.open();
      await().atMost(60, SECONDS).until(() -> Orders.different(webhook.delivered()) >= 1_000);
      webhook.refuse();
      assertThat(isRunning(sandbox)).isTrue();
      webhook.open();
      awaitAll(webhook, 3_000);
      orders.assertComplete(webhook.delivered());
      Orders.assertStableIds(webhook.delivered());
      assertThat(sandbox.reader().toEnd("orders-dead-letters")).isEmpty();
    }
  }

  /** Every 400th order meets trouble twice before it is taken; there are two of each kind. */
  private static Behaviour misbehaveAtFirst(Webhook.Seen request, int seenBefore) {
    int order = Integer.parseInt(request.body().substring(request.body().indexOf(':') + 1));
    if (order % 400 != 0 || seenBefore > 1) {
      return Behaviour.OK;
    }
    return switch (order / 400 % 4) {
      case 0 -> new Behaviour.Answer(503, Map.of("Retry-After", "1"), "come back");
      case 1 -> new Behaviour.Hang();
      case 2 -> new Behaviour.CloseMidReply();
      default -> new Behaviour.Answer(500, Map.of(), "");
    };
  }

  @Test
  void setsBadRecordsAsideWithTheTargetsReasonAndFailsOnWrongCredentials() throws Exception {
    Orders orders = new Orders(500);
    try (Webhook webhook = new Webhook().open();
        Sandbox sandbox = sandbox(webhook).start()) {
      webhook.behave(
          (request, before) ->
              request.body().endsWith(":7")
                  ? new Behaviour.Answer(422, Map.of("X-Reason", "sku"), "unknown sku")
                  : Behaviour.OK);
      orders.write(sandbox, 2);
      start(sandbox, config());
      await().atMost(60, SECONDS).until(() -> Orders.different(webhook.delivered()) == 499);
      var letter = sandbox.reader().first("orders-dead-letters", 1, Duration.ofSeconds(30)).get(0);
      assertThat(letter.value()).endsWith(":7");
      assertThat(header(letter, "patchworks.http.status")).isEqualTo("422");
      assertThat(header(letter, "patchworks.http.reply.excerpt")).isEqualTo("unknown sku");
      assertThat(header(letter, "patchworks.http.reply.headers")).contains("sku");

      webhook.behave((request, before) -> new Behaviour.Answer(401, Map.of(), "wrong signature"));
      orders.write(sandbox, 2);
      await().atMost(60, SECONDS).until(() -> failures(sandbox).contains("wrong signature"));
    }
  }

  private static String header(
      org.apache.kafka.clients.consumer.ConsumerRecord<String, String> record, String name) {
    return new String(
        record.headers().lastHeader(name).value(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static boolean isRunning(Sandbox sandbox) {
    return sandbox.rest().status("orders-out").isRunning();
  }

  private static String failures(Sandbox sandbox) {
    ConnectorStatus status = sandbox.rest().status("orders-out");
    return status.failures();
  }

  private static void awaitAll(Webhook webhook, int orders) {
    await().atMost(120, SECONDS).until(() -> Orders.different(webhook.delivered()) == orders);
  }
}
