/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftp;

import com.wearepatchworks.connect.benchmarks.data.OrderTopic;
import com.wearepatchworks.connect.benchmarks.lab.Json;
import com.wearepatchworks.connect.benchmarks.lab.Lab;
import com.wearepatchworks.connect.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The source of ready records: from the moment that it is created to the last record in Kafka,
 * without the time that it takes the worker to start it.
 */
final class ReadyContender implements Contender {
  private static final Duration START = Duration.ofSeconds(60);

  private final Lab lab;
  private final Sandbox worker;
  private final Path lines;
  private int runs;

  /**
   * A contender.
   *
   * @param lines file with values, one a line
   */
  ReadyContender(Lab lab, Sandbox worker, Path lines) {
    this.lab = lab;
    this.worker = worker;
    this.lines = lines;
  }

  @Override
  public String name() {
    return "ready records";
  }

  @Override
  public Fetch fetch(RemoteFiles.Made files) {
    runs++;
    String run = "ready-" + runs;
    OrderTopic topic = lab.topic(run);
    long records = files.rows();
    worker
        .rest()
        .put(
            run,
            Json.object(
                Map.of(
                    "connector.class",
                    "com.wearepatchworks.connect.benchmarks.ready.ReadySource",
                    "tasks.max",
                    "1",
                    "topic",
                    run,
                    "file",
                    lines.toString(),
                    "records",
                    Long.toString(records))));
    var unused = worker.rest().awaitRunning(run, START);
    Arrival arrival = new Arrival(worker, run, topic, records);
    long before = arrival.awaitFirst();
    long start = System.nanoTime();
    arrival.awaitAll();
    double seconds = (System.nanoTime() - start) / 1e9;
    worker.rest().delete(run);
    lab.delete(run);
    long rest = records - before;
    return new Fetch(1, files.bytes() * rest / records, rest, seconds);
  }
}
