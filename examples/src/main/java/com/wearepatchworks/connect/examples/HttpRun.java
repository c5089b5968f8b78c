/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.wearepatchworks.connect.sandbox.ConnectRest;
import com.wearepatchworks.connect.sandbox.JvmOptions;
import com.wearepatchworks.connect.sandbox.Sandbox;
import com.wearepatchworks.connect.sandbox.Topics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Orders go from a flow through the HTTP source, Kafka and the HTTP sink to a webhook. */
final class HttpRun implements AutoCloseable {
  static final String SOURCE = "examples/http/source.json";
  static final String SINK = "examples/http/sink.json";
  private static final int STEPS = 6;
  private static final int PARTITIONS = 3;
  private static final Duration START = Duration.ofSeconds(60);

  /**
   * What to play.
   *
   * @param orders how many, the user's own or generated ones
   * @param bootstrapServers of an existing cluster; null for a Kafka of our own
   */
  record Plan(
      String run, int count, Iterator<Order> orders, @Nullable String bootstrapServers, int port) {}

  private final Parts parts = new Parts();
  private final Ledger ledger = new Ledger();
  private final Plan plan;
  private final Home home;
  private final Logs logs;
  private final Screen screen;
  private final Steps steps;
  private final Names names;
  private final String token;
  private final Webhook webhook;

  HttpRun(Plan plan, Home home, Logs logs, Screen screen) {
    this.plan = plan;
    this.home = home;
    this.logs = logs;
    this.screen = screen;
    this.steps = new Steps(screen, STEPS);
    this.names = new Names(plan.bootstrapServers() == null ? "" : "-" + plan.run());
    this.token = "demo-" + Secrets.random();
    this.webhook = parts.own(Webhook.start(Secrets.random(), this::received));
  }

  /** Plays it; true when every order arrived. */
  boolean play(boolean keep) throws InterruptedException {
    Sandbox sandbox = startKafka();
    String archive = archive().getFileName().toString().replace(".zip", "");
    ConnectRest rest =
        steps.run("Starting a worker with " + archive, () -> sandbox.addWorker().rest());
    steps.run("Creating the source as in " + SOURCE, () -> create(rest, names.source(), SOURCE));
    steps.run("Creating the sink as in " + SINK, () -> create(rest, names.sink(), SINK));
    String sending =
        "Sending %s as a Patchworks flow does".formatted(Screen.count(plan.count(), "order"));
    Outcome outcome = steps.follow(sending, () -> send(sandbox.bootstrapServers(), rest));
    if (!outcome.trouble().isEmpty()) {
      Screen.wrapped("Given up: " + outcome.trouble(), "      ").forEach(screen::line);
    }
    Report report = steps.run("Comparing what was sent with what arrived", outcome::report);
    report.print(screen);
    if (keep) {
      tryIt(sandbox, rest).print(screen);
      new CountDownLatch(1).await();
    }
    return report.totals().isGood();
  }

  private Path archive() {
    return home.archive("patchworks-http");
  }

  private Sandbox startKafka() {
    String given = plan.bootstrapServers();
    return given == null
        ? steps.run("Starting Kafka", this::ownKafka)
        : steps.run("Looking for Kafka at " + given, () -> existingKafka(given));
  }

  private Sandbox ownKafka() {
    Sandbox sandbox = parts.own(sandbox().start());
    createTopic(sandbox.bootstrapServers());
    return sandbox;
  }

  private Sandbox existingKafka(String bootstrapServers) throws InterruptedException {
    ExistingKafka kafka = parts.own(ExistingKafka.reach(bootstrapServers));
    createTopic(bootstrapServers);
    kafka.beginAtEnd(names.sinkGroup(), Names.TOPIC);
    parts.own(() -> kafka.remove(names.workerTopics(), names.groups()));
    return parts.own(sandbox().bootstrapServers(bootstrapServers).start());
  }

  private static void createTopic(String bootstrapServers) {
    try (Topics topics = Topics.at(bootstrapServers)) {
      topics.create(Names.TOPIC, PARTITIONS);
    }
  }

  private Sandbox.Builder sandbox() {
    Map<String, String> environment =
        Map.of(
            "PATCHWORKS_INBOUND_TOKEN", token, "PATCHWORKS_WEBHOOK_URL", webhook.url().toString());
    return Sandbox.builder()
        .workers(0)
        .archives(List.of(archive()))
        .environment(environment)
        .worker(config -> config.group(names.workerGroup()))
        .workerProcesses(
            jvm ->
                new JvmOptions(jvm.classpath(), jvm.arguments(), jvm.environment(), logs.worker()));
  }

  private boolean create(ConnectRest rest, String name, String config) {
    rest.put(name, home.config(config));
    return rest.awaitRunning(name, START).isRunning();
  }

  private Outcome send(String bootstrapServers, ConnectRest rest) throws InterruptedException {
    TopicWatch watch =
        parts.own(
            TopicWatch.start(
                bootstrapServers,
                Map.of(Names.TOPIC, ledger::inKafka, Names.DEAD_LETTERS, ledger::deadLetter)));
    URI orders = URI.create(listener() + "/orders");
    Flow flow = parts.own(new Flow(orders, token, new Pages(plan.orders()), ledger));
    long start = System.nanoTime();
    flow.start();
    try (Progress progress = new Progress(screen, plan.count())) {
      List<String> connectors = List.of(names.source(), names.sink());
      String trouble = new Following(ledger, progress, rest, connectors).untilSettled(flow, watch);
      return new Outcome(flow, ledger, start, trouble);
    }
  }

  private record Outcome(Flow flow, Ledger ledger, long start, String trouble) {
    Report report() {
      return new Report(
          ledger.totals(),
          flow.requests(),
          flow.repeats(),
          Duration.ofNanos(flow.lastAnswerNanos() - start),
          Duration.ofNanos(ledger.lastEventNanos() - start),
          ledger);
    }
  }

  private String listener() {
    return "http://127.0.0.1:" + plan.port();
  }

  private TryIt tryIt(Sandbox sandbox, ConnectRest rest) {
    return new TryIt(
        rest.url().toString(),
        listener(),
        token,
        names.source(),
        names.sink(),
        "http://" + webhook.url().getAuthority(),
        sandbox.bootstrapServers(),
        logs.directory().toString());
  }

  private void received(byte[] body, String idempotencyKey) {
    if (!ledger.delivered(body)) {
      String text = new String(body, StandardCharsets.UTF_8).strip();
      String line = "webhook <- [%s] %s".formatted(idempotencyKey, text.replaceAll("\\s+", " "));
      screen.line(
          line.length() > Screen.WIDTH ? line.substring(0, Screen.WIDTH - 3) + "..." : line);
    }
  }

  @Override
  public void close() {
    parts.close();
  }
}
