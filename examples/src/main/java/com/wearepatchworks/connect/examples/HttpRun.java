/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.wearepatchworks.connect.sandbox.ConnectRest;
import com.wearepatchworks.connect.sandbox.Sandbox;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Orders go from a flow through the HTTP source, Kafka and the HTTP sink to a webhook. */
final class HttpRun implements Run {
  static final String MODULE = "patchworks-http";
  static final String SOURCE = "examples/http/source.json";
  static final String SINK = "examples/http/sink.json";
  private static final int STEPS = 6;

  /**
   * What to play.
   *
   * @param orders the user's own or generated ones
   * @param bootstrapServers of an existing cluster; null for a Kafka of our own
   * @param port of the source
   */
  record Plan(
      Names names, int count, Iterator<Item> orders, @Nullable String bootstrapServers, int port) {}

  private final Ledger ledger = new Ledger();
  private final Plan plan;
  private final Stage stage;
  private final String token;
  private final Webhook webhook;

  HttpRun(Plan plan, Place place) {
    this.plan = plan;
    this.stage =
        new Stage(
            new Stage.Setting(
                MODULE, plan.names(), plan.bootstrapServers(), UnaryOperator.identity()),
            place,
            STEPS);
    this.token = "demo-" + Secrets.random();
    this.webhook = stage.own(Webhook.start(Secrets.random(), this::received));
  }

  @Override
  public boolean play(boolean keep) throws InterruptedException {
    Sandbox sandbox = stage.startKafka(environment());
    ConnectRest rest = stage.startWorker(sandbox);
    stage.createConnectors(rest, SOURCE, SINK);
    String sending =
        "Sending %s as a Patchworks flow does".formatted(Screen.count(plan.count(), "order"));
    Outcome outcome = stage.steps().follow(sending, () -> send(sandbox.bootstrapServers(), rest));
    Report report = stage.compare(outcome.trouble(), outcome::report);
    report.print(stage.screen());
    if (keep) {
      tryIt(sandbox, rest).print(stage.screen());
      Stage.stay();
    }
    return report.totals().isGood();
  }

  private Map<String, String> environment() {
    return Map.of(
        "PATCHWORKS_INBOUND_TOKEN", token, "PATCHWORKS_WEBHOOK_URL", webhook.url().toString());
  }

  private Outcome send(String bootstrapServers, ConnectRest rest) throws InterruptedException {
    Names names = plan.names();
    TopicWatch watch =
        stage.own(
            TopicWatch.start(
                bootstrapServers,
                Map.of(names.topic(), ledger::inKafka, names.deadLetters(), ledger::deadLetter)));
    URI orders = URI.create(listener() + "/orders");
    Flow flow = stage.own(new Flow(orders, token, new Pages(plan.orders()), ledger));
    long start = System.nanoTime();
    flow.start();
    try (Progress progress = new Progress(stage.screen(), plan.count())) {
      List<String> connectors = List.of(names.source(), names.sink());
      String trouble = new Following(ledger, progress, rest, connectors).untilSettled(flow, watch);
      return new Outcome(flow, ledger, start, trouble);
    }
  }

  private record Outcome(Flow flow, Ledger ledger, long start, String trouble) {
    Report report() {
      return new Report(
          ledger.totals(),
          Duration.ofNanos(flow.lastAnswerNanos() - start),
          Duration.ofNanos(ledger.lastEventNanos() - start),
          ledger,
          words());
    }

    private Wording words() {
      return new Wording(
          "order",
          "in %s, %s repeated"
              .formatted(Screen.count(flow.requests(), "request"), Screen.number(flow.repeats())),
          "not answered 2xx: the flow knows",
          "topic orders",
          "to the webhook",
          "topic orders-dead-letters",
          "promised by 2xx or in Kafka, and not found",
          "at the webhook");
    }
  }

  private String listener() {
    return "http://127.0.0.1:" + plan.port();
  }

  private HttpTryIt tryIt(Sandbox sandbox, ConnectRest rest) {
    return new HttpTryIt(
        rest.url().toString(),
        listener(),
        token,
        plan.names().source(),
        plan.names().sink(),
        "http://" + webhook.url().getAuthority(),
        sandbox.bootstrapServers(),
        stage.logs());
  }

  private void received(byte[] body, String idempotencyKey) {
    if (!ledger.delivered(body)) {
      String text = new String(body, StandardCharsets.UTF_8);
      stage.screen().excerpt("webhook <- [%s] %s".formatted(idempotencyKey, text));
    }
  }

  @Override
  public void close() {
    stage.close();
  }
}
