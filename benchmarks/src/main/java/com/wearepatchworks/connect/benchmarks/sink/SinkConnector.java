/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sink;

import com.wearepatchworks.connect.benchmarks.lab.Json;
import com.wearepatchworks.connect.sandbox.Sandbox;
import java.time.Duration;
import java.util.Map;

/** The connector; every run is a new one, so that it has no offsets yet. */
public record SinkConnector(String name, Sandbox worker, String topic, int inFlight)
    implements Contender {
  private static final Duration START = Duration.ofSeconds(60);

  @Override
  public long pid() {
    return worker.workerProcesses().get(0).pid();
  }

  /** Creates a connector of the run's name and waits until it runs. */
  @Override
  public void start(String run, String url) {
    worker
        .rest()
        .put(
            run,
            Json.object(
                Map.of(
                    "connector.class", "com.wearepatchworks.connect.http.HttpSinkConnector",
                    "tasks.max", "1",
                    "topics", topic,
                    "url", url,
                    "auth.type", "none",
                    "max.in.flight", Integer.toString(inFlight),
                    "ordering", "key")));
    worker.rest().awaitRunning(run, START);
  }

  @Override
  public void stop(String run) {
    worker.rest().delete(run);
  }
}
