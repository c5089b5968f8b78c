/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.listener;

import com.wearepatchworks.connect.benchmarks.lab.Json;
import com.wearepatchworks.connect.benchmarks.lab.Lab;
import com.wearepatchworks.connect.benchmarks.lab.Plan;
import com.wearepatchworks.connect.benchmarks.process.ChildJvm;
import com.wearepatchworks.connect.benchmarks.process.Ports;
import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.report.Table;
import com.wearepatchworks.connect.sandbox.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Loads the connector and the bare pair in turn. */
public final class ListenerBenchmark {
  static final List<Integer> CONNECTIONS = List.of(1, 16, 64);

  private static final String BARE_TOPIC = "listener-bare";
  private static final String NO_LINGER = "connector";
  private static final String AS_INSTALLED = "connector-as-installed";
  private static final Duration START = Duration.ofSeconds(60);
  private static final int WARM_UP_CONNECTIONS = 16;

  private final Lab lab;

  private ListenerBenchmark(Lab lab) {
    this.lab = lab;
  }

  /** Measures and writes a section and its aims into the report. */
  public static void run(Lab lab, Report report) {
    new ListenerBenchmark(lab).run(report);
  }

  private void run(Report report) {
    lab.say("listener: against Netty with a bare producer");
    int barePort = Ports.free();
    Contender bare;
    try (ChildJvm pair = startBare(barePort);
        Sandbox worker = lab.worker("listener", List.of(Lab.HEAP))) {
      bare = new Contender("bare pair", barePort, pair.pid(), lab.topic(BARE_TOPIC));
      Contender connector =
          connector(worker, NO_LINGER, Map.of("producer.override.linger.ms", "0"));
      Contender installed = connector(worker, AS_INSTALLED, Map.of());
      ListenerReport results = new ListenerReport(bare, connector, installed);
      measure(results);
      results.verify();
      lab.say("every 200 is a record: " + results.verified());
      Table settings =
          ProducerSettings.compare(
              pair.log(),
              worker.workerProcesses().get(0).logFile(),
              List.of(NO_LINGER, AS_INSTALLED));
      results.writeTo(report, settings);
    }
  }

  private ChildJvm startBare(int port) {
    return lab.child(
        "bare pair",
        BareListener.class,
        lab.bootstrapServers(),
        BARE_TOPIC,
        Integer.toString(port));
  }

  private Contender connector(Sandbox worker, String name, Map<String, String> more) {
    int port = Ports.free();
    String topic = "listener-" + name;
    Contender contender =
        new Contender(name, port, worker.workerProcesses().get(0).pid(), lab.topic(topic));
    Map<String, String> config = new TreeMap<>(more);
    config.put("connector.class", "com.wearepatchworks.connect.http.HttpSourceConnector");
    config.put("tasks.max", "1");
    config.put("routes", "/orders -> " + topic);
    config.put("listen.host", "127.0.0.1");
    config.put("listen.port", Integer.toString(port));
    config.put("auth.type", "none");
    worker.rest().put(name, Json.object(config));
    worker.rest().awaitRunning(name, START);
    return contender;
  }

  private void measure(ListenerReport results) {
    Plan plan = lab.plan();
    for (Contender contender : results.contenders()) {
      lab.say(
          "warming up the %s for %d s".formatted(contender.name(), plan.firstWarmUp().toSeconds()));
      contender.load(WARM_UP_CONNECTIONS, Duration.ZERO, plan.firstWarmUp());
    }
    for (int connections : CONNECTIONS) {
      for (int round = 0; round < plan.rounds(); round++) {
        List<Contender> order = new ArrayList<>(results.contenders());
        Collections.rotate(order, round);
        for (Contender contender : order) {
          Contender.Round measured = contender.load(connections, plan.warmUp(), plan.measured());
          results.add(connections, contender, measured);
          lab.say(
              "%2d connections, round %d, %-22s %6s/s, p99 %s ms"
                  .formatted(
                      connections,
                      round + 1,
                      contender.name(),
                      Table.number(measured.load().perSecond()),
                      Table.number(measured.load().millis(99))));
        }
      }
    }
  }
}
