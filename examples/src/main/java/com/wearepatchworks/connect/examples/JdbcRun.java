/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.wearepatchworks.connect.sandbox.ConnectRest;
import com.wearepatchworks.connect.sandbox.PostgresServer;
import com.wearepatchworks.connect.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Orders go from flows that insert them into a table through the JDBC source, Kafka and the JDBC
 * sink into another table, where a flow takes them away.
 */
final class JdbcRun implements Run {
  static final String MODULE = "patchworks-jdbc";
  static final String TABLES = "examples/jdbc/tables.sql";
  static final String SOURCE = "examples/jdbc/source.json";
  static final String SINK = "examples/jdbc/sink.json";
  private static final int STEPS = 8;

  /**
   * What to play.
   *
   * @param count of orders
   * @param orders the user's own or generated ones
   * @param bootstrapServers of an existing cluster; null for a Kafka of our own
   */
  record Plan(Names names, int count, Iterator<Item> orders, @Nullable String bootstrapServers) {}

  private final Ledger ledger = new Ledger();
  private final Plan plan;
  private final Place place;
  private final Stage stage;

  JdbcRun(Plan plan, Place place) {
    this.plan = plan;
    this.place = place;
    this.stage =
        new Stage(
            new Stage.Setting(
                MODULE,
                plan.names(),
                plan.bootstrapServers(),
                // so that a row is in Kafka once, whatever happens to the worker
                worker -> worker.with("exactly.once.source.support", "enabled")),
            place,
            STEPS);
  }

  @Override
  public boolean play(boolean keep) throws InterruptedException {
    PostgresServer server =
        stage.steps().run("Starting PostgreSQL", () -> stage.own(PostgresServer.start()));
    stage.screen().line("      it is " + server.kind());
    stage.steps().run("Creating the tables as in " + TABLES, () -> createTables(server));
    Sandbox sandbox = stage.startKafka(environment(server));
    ConnectRest rest = stage.startWorker(sandbox);
    stage.createConnectors(rest, SOURCE, SINK);
    String sending =
        "Inserting %s as Patchworks flows do".formatted(Screen.count(plan.count(), "order"));
    Outcome outcome = stage.steps().follow(sending, () -> send(sandbox, rest, server));
    Report report = stage.compare(outcome.trouble(), outcome::report);
    report.print(stage.screen());
    if (keep) {
      new JdbcTryIt(
              rest.url().toString(), plan.names(), server, sandbox.bootstrapServers(), stage.logs())
          .print(stage.screen());
      Stage.stay();
    }
    return report.totals().isGood();
  }

  private boolean createTables(PostgresServer server) {
    server.execute(place.home().config(TABLES));
    return true;
  }

  private static Map<String, String> environment(PostgresServer server) {
    return Map.of(
        "PATCHWORKS_JDBC_URL", server.url(),
        "PATCHWORKS_JDBC_USER", server.user(),
        "PATCHWORKS_JDBC_PASSWORD", server.password());
  }

  private Outcome send(Sandbox sandbox, ConnectRest rest, PostgresServer server)
      throws InterruptedException {
    Names names = plan.names();
    TopicWatch watch =
        stage.own(
            TopicWatch.start(
                sandbox.bootstrapServers(),
                Map.of(names.topic(), this::inKafka, names.deadLetters(), ledger::deadLetter)));
    TablePickUp pickUp = stage.own(new TablePickUp(server, this::picked));
    TableFlow flow = stage.own(new TableFlow(server, plan.orders(), ledger));
    long start = System.nanoTime();
    pickUp.start();
    flow.start();
    try (Progress progress = new Progress(stage.screen(), plan.count())) {
      List<String> connectors = List.of(names.source(), names.sink());
      String trouble = new Following(ledger, progress, rest, connectors).untilSettled(flow, watch);
      return new Outcome(flow, ledger, start, trouble);
    }
  }

  private void inKafka(byte[] value) {
    try {
      ledger.inKafka(bytes(OrderRow.ofRecord(value)));
    } catch (IOException | IllegalArgumentException e) {
      ledger.inKafka(value); // counted as altered, if it is any of ours
    }
  }

  private void picked(OrderRow row) {
    if (!ledger.delivered(bytes(row))) {
      stage.screen().excerpt("orders_in: " + row.body());
    }
  }

  private static byte[] bytes(OrderRow row) {
    return row.canonical().getBytes(StandardCharsets.UTF_8);
  }

  private record Outcome(TableFlow flow, Ledger ledger, long start, String trouble) {
    Report report() {
      return new Report(
          ledger.totals(),
          Duration.ofNanos(flow.lastNanos() - start),
          Duration.ofNanos(ledger.lastEventNanos() - start),
          ledger,
          words());
    }

    private Wording words() {
      return new Wording(
          "order",
          "in %s, %s more rolled back"
              .formatted(
                  Screen.count(flow.transactions(), "transaction"),
                  Screen.number(flow.rolledBack())),
          "not inserted: the flow knows",
          "topic order-rows",
          "in table orders_in, taken and deleted",
          "topic order-rows-dead-letters",
          "committed or in Kafka, and not found",
          "in table orders_in");
    }
  }

  @Override
  public void close() {
    stage.close();
  }
}
