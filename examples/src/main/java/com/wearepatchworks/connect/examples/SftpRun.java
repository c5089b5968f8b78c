/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.wearepatchworks.connect.sandbox.ConnectRest;
import com.wearepatchworks.connect.sandbox.Sandbox;
import com.wearepatchworks.connect.sandbox.SftpAccess;
import com.wearepatchworks.connect.sandbox.SftpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of sales go in CSV files from a flow through the SFTP source, Kafka and the SFTP sink to
 * NDJSON files, which the flow picks up.
 */
final class SftpRun implements Run {
  static final String MODULE = "patchworks-sftp";
  static final String SOURCE = "examples/sftp/source.json";
  static final String SINK = "examples/sftp/sink.json";
  private static final int STEPS = 7;

  /**
   * What to play.
   *
   * @param count of rows
   * @param files the user's own or generated ones
   * @param bootstrapServers of an existing cluster; null for a Kafka of our own
   */
  record Plan(
      Names names, int count, Iterator<SalesFile> files, @Nullable String bootstrapServers) {}

  private final Ledger ledger = new Ledger();
  private final Plan plan;
  private final Stage stage;

  SftpRun(Plan plan, Place place) {
    this.plan = plan;
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
    SftpServer server = stage.steps().run("Starting an SFTP server", this::startServer);
    stage.screen().line("      it is " + server.kind());
    SftpAccess access = server.access();
    Sandbox sandbox = stage.startKafka(environment(access));
    ConnectRest rest = stage.startWorker(sandbox);
    stage.createConnectors(rest, SOURCE, SINK);
    String sending =
        "Dropping %s as a Patchworks flow does".formatted(Screen.count(plan.count(), "row"));
    Outcome outcome = stage.steps().follow(sending, () -> send(sandbox, rest, access));
    Report report = stage.compare(outcome.trouble(), outcome::report);
    report.print(stage.screen());
    if (keep) {
      tryIt(sandbox, rest, access).print(stage.screen());
      Stage.stay();
    }
    return report.totals().isGood();
  }

  private SftpServer startServer() throws IOException {
    SftpServer server = stage.own(SftpServer.start());
    for (String directory : List.of("in", "out")) {
      Files.createDirectories(server.access().directory().resolve("sales").resolve(directory));
    }
    return server;
  }

  private static Map<String, String> environment(SftpAccess access) {
    return Map.of(
        "PATCHWORKS_SFTP_HOST", "127.0.0.1",
        "PATCHWORKS_SFTP_PORT", Integer.toString(access.port()),
        "PATCHWORKS_SFTP_USER", access.user(),
        "PATCHWORKS_SFTP_KEY", access.privateKey(),
        "PATCHWORKS_SFTP_KNOWN_HOSTS", access.knownHosts(),
        "PATCHWORKS_SFTP_DIRECTORY", access.directory().toString());
  }

  private Outcome send(Sandbox sandbox, ConnectRest rest, SftpAccess access) throws Exception {
    Names names = plan.names();
    TopicWatch watch =
        stage.own(
            TopicWatch.start(
                sandbox.bootstrapServers(),
                Map.of(
                    names.topic(),
                    value -> ledger.inKafka(Rows.canonical(value)),
                    names.deadLetters(),
                    ledger::deadLetter)));
    String sales = access.directory().resolve("sales").toString();
    PickUp pickUp = stage.own(new PickUp(SftpSession.open(access), sales + "/out", this::picked));
    Drop drop = stage.own(new Drop(SftpSession.open(access), sales + "/in", plan.files(), ledger));
    long start = System.nanoTime();
    pickUp.start();
    drop.start();
    try (Progress progress = new Progress(stage.screen(), plan.count())) {
      List<String> connectors = List.of(names.source(), names.sink());
      String trouble = new Following(ledger, progress, rest, connectors).untilSettled(drop, watch);
      return new Outcome(drop, pickUp, ledger, start, trouble);
    }
  }

  private void picked(String file, byte[] row) {
    if (!ledger.delivered(Rows.canonical(row))) {
      stage.screen().excerpt("%s: %s".formatted(file, new String(row, StandardCharsets.UTF_8)));
    }
  }

  private record Outcome(Drop drop, PickUp pickUp, Ledger ledger, long start, String trouble) {
    Report report() {
      return new Report(
          ledger.totals(),
          Duration.ofNanos(drop.lastNanos() - start),
          Duration.ofNanos(ledger.lastEventNanos() - start),
          ledger,
          words());
    }

    private Wording words() {
      return new Wording(
          "row",
          "in " + Screen.count(drop.files(), "CSV file"),
          "the file could not be put: the flow knows",
          "topic sales",
          "in %s, picked up and deleted".formatted(Screen.count(pickUp.files(), "NDJSON file")),
          "topic sales-dead-letters",
          "put as a whole file or in Kafka, and not found",
          "in picked up files");
    }
  }

  private SftpTryIt tryIt(Sandbox sandbox, ConnectRest rest, SftpAccess access) {
    return new SftpTryIt(
        rest.url().toString(), plan.names(), access, sandbox.bootstrapServers(), stage.logs());
  }

  @Override
  public void close() {
    stage.close();
  }
}
