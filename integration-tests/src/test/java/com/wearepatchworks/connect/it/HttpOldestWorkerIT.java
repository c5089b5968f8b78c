/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.sandbox.Sandbox;
import com.wearepatchworks.connect.sandbox.WorkerClasspath;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Both directions on the oldest worker that is tested: it lacks some of the API that we compile
 * against.
 */
final class HttpOldestWorkerIT {
  private static final Duration START = Duration.ofSeconds(60);

  private final int port = FreePorts.next();
  private final URI orders = URI.create("http://127.0.0.1:" + port + "/orders");

  @Test
  void carriesOrdersInAndOutAndSetsBadOnesAside() throws Exception {
    try (Webhook webhook = new Webhook().open();
        Sandbox sandbox = start(webhook);
        Flow flow = new Flow(List.of(orders))) {
      webhook.behave(HttpOldestWorkerIT::refuseTheSeventh);
      sandbox.rest().put("orders-in", source().json());
      sandbox.rest().put("orders-out", Repository.example("http/sink.json").json());
      sandbox.rest().awaitRunning("orders-in", START);
      sandbox.rest().awaitRunning("orders-out", START);
      flow.start(4);
      await().atMost(60, SECONDS).until(() -> flow.acknowledged().size() >= 200);
      flow.finish();
      int delivered = flow.acknowledged().size() - 1;
      await().atMost(60, SECONDS).until(() -> Orders.different(webhook.delivered()) == delivered);
      assertThat(sandbox.reader().first("orders-dead-letters", 1, START))
          .singleElement()
          .satisfies(letter -> assertThat(letter.key()).isEqualTo("7"));
    }
  }

  private static Sandbox start(Webhook webhook) {
    Map<String, String> environment =
        Map.of(
            "PATCHWORKS_INBOUND_TOKEN",
            Flow.TOKEN,
            "PATCHWORKS_WEBHOOK_URL",
            webhook.url().toString());
    return Sandbox.builder()
        .archives(List.of(Repository.httpArchive()))
        .workerProcesses(
            options ->
                options.withClasspath(WorkerClasspath.oldestTested()).withEnvironment(environment))
        .start();
  }

  private ExampleConfig source() {
    return Repository.example("http/source.json")
        .with("listen.port", port)
        .with("listen.host", "127.0.0.1");
  }

  private static Webhook.Behaviour refuseTheSeventh(Webhook.Seen request, int seenBefore) {
    return request.body().contains("\"id\":7,")
        ? new Webhook.Behaviour.Answer(422, Map.of(), "unknown sku")
        : Webhook.Behaviour.OK;
  }
}
