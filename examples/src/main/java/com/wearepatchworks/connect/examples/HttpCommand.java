/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.wearepatchworks.connect.examples.HttpRun.Plan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code examples/run http}. */
@Command(
    name = "http",
    header = "Orders from a flow through Kafka to a webhook, with patchworks-http.",
    description = {
      "Starts Kafka and a Connect worker on this machine, creates the connectors of"
          + " examples/http/source.json and sink.json, plays a Patchworks flow that POSTs orders to"
          + " the source, receives what the sink posts to a webhook, and counts."
    },
    footer = {
      "",
      "Exit status: 0 nothing was lost, 1 something was, 2 wrong arguments, 130 Ctrl-C."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class HttpCommand implements Callable<Integer> {
  private static final int MAX_RECORDS = 1_000_000;
  private static final int DEFAULT_RECORDS = 5_000;

  private final Screen screen;
  private final Home home;
  private final Interruption interruption;

  @Spec private @Nullable CommandSpec spec;

  @ArgGroup private @Nullable Orders orders;

  @Option(
      names = "--keep",
      description = "Leave it all running afterwards, with requests to try, until Ctrl-C.")
  private boolean keep;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description =
          "Use this Kafka (plain text, no login) instead of starting one. Writes the orders to its"
              + " topics orders and orders-dead-letters, which are made if missing and stay.")
  private @Nullable String bootstrapServers;

  /** Which orders: one or the other. */
  private static final class Orders {
    @Option(
        names = "--records",
        paramLabel = "N",
        description = "How many orders to make up (1 to 1000000). Default: 5000.")
    private @Nullable Integer records;

    @Option(
        names = "--input",
        paramLabel = "FILE",
        description =
            "Send your own orders: NDJSON in UTF-8, one JSON object a line, each with a field id"
                + " that no other has.")
    private @Nullable Path input;
  }

  HttpCommand(Screen screen, Home home, Interruption interruption) {
    this.screen = screen;
    this.home = home;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws InterruptedException {
    String run = Long.toString(Instant.now().getEpochSecond(), Character.MAX_RADIX);
    Plan plan = plan(run);
    home.archive("patchworks-http");
    introduce();
    Logs logs = Logs.start(home, run);
    boolean good = false;
    HttpRun http = new HttpRun(plan, home, logs, screen);
    try {
      good = http.play(keep);
    } finally {
      close(http);
      if (good || interruption.isRequested()) {
        logs.delete();
      } else {
        screen.line("Logs: " + logs.directory());
      }
    }
    return good ? 0 : 1;
  }

  private void close(HttpRun http) {
    if (!interruption.isRequested()) {
      http.close();
      return;
    }
    screen.line("");
    screen.part("Stopping ... ");
    http.close();
    screen.line("everything is stopped and removed.");
  }

  private void introduce() {
    screen.line("flow -> HTTP source -> Kafka topic orders -> HTTP sink -> webhook");
    if (bootstrapServers != null) {
      Screen.wrapped(
              "In the Kafka at %s this makes the topics orders and orders-dead-letters if they are missing, writes to them, and leaves them there. All else that it makes is removed again."
                  .formatted(bootstrapServers),
              "")
          .forEach(screen::line);
    }
    screen.line("");
  }

  private Plan plan(String run) {
    int port = ListenPort.requireFree(home);
    if (orders != null && orders.input != null) {
      List<Order> own = OrderFile.read(orders.input);
      return new Plan(run, own.size(), own.iterator(), bootstrapServers, port);
    }
    int count = records();
    Iterator<Order> generated = new OrderGenerator(run, count);
    return new Plan(run, count, generated, bootstrapServers, port);
  }

  private int records() {
    if (orders == null || orders.records == null) {
      return DEFAULT_RECORDS;
    }
    int records = orders.records;
    if (records < 1 || records > MAX_RECORDS) {
      throw new ParameterException(
          java.util.Objects.requireNonNull(spec).commandLine(),
          "--records %d: choose 1 to %d".formatted(records, MAX_RECORDS));
    }
    return records;
  }
}
