/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftp;

import com.wearepatchworks.connect.benchmarks.data.OrderTopic;
import com.wearepatchworks.connect.benchmarks.lab.Json;
import com.wearepatchworks.connect.benchmarks.process.Pause;
import com.wearepatchworks.connect.sandbox.Sandbox;
import com.wearepatchworks.connect.sandbox.SftpAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The connector: from the appearance of files in a directory that it watches to the last of their
 * records in Kafka. Every fetch is one of a new connector, which runs and has looked at the empty
 * directory before.
 */
final class SourceContender implements Contender {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration FIRST_LISTING = Duration.ofSeconds(1);

  /** When a fetch begins. */
  enum Clock {
    /** The files appear. */
    FROM_APPEARANCE,
    /** The first records are in Kafka: what goes on then, and not how it begins. */
    FROM_FIRST_RECORDS
  }

  private final SftpLab lab;
  private final Sandbox worker;
  private final Making making;
  private final Clock clock;
  private final int port;
  private int runs;

  /**
   * A contender.
   *
   * @param port of the server, or of the proxy before it
   */
  SourceContender(SftpLab lab, Sandbox worker, Making making, Clock clock, int port) {
    this.lab = lab;
    this.worker = worker;
    this.making = making;
    this.clock = clock;
    this.port = port;
  }

  @Override
  public String name() {
    return making.name();
  }

  @Override
  public Fetch fetch(RemoteFiles.Made files) {
    runs++;
    String run = name().replaceAll("\\W+", "-") + "-" + runs;
    Path directory = lab.files().directory(run);
    OrderTopic topic = lab.lab().topic(run);
    worker.rest().put(run, Json.object(options(directory, run)));
    worker.rest().awaitRunning(run, START);
    Pause.of(FIRST_LISTING);
    long expected = making.records().applyAsLong(files);
    Arrival arrival = new Arrival(worker, run, topic, expected);
    long start = System.nanoTime();
    RemoteFiles.Made moved = RemoteFiles.move(files, directory);
    long before = 0;
    if (clock == Clock.FROM_FIRST_RECORDS) {
      before = arrival.awaitFirst();
      start = System.nanoTime();
    }
    arrival.awaitAll();
    double seconds = (System.nanoTime() - start) / 1e9;
    worker.rest().delete(run);
    lab.lab().delete(run);
    RemoteFiles.move(moved, files.directory());
    long rest = expected - before;
    return new Fetch(files.paths().size(), files.bytes() * rest / expected, rest, seconds);
  }

  /** Options as a user would set them, without waits for files that are still being written. */
  private Map<String, String> options(Path directory, String topic) {
    SftpAccess access = lab.access();
    Map<String, String> options = new TreeMap<>(making.options());
    options.put("connector.class", "com.wearepatchworks.connect.sftp.SftpSourceConnector");
    options.put("tasks.max", "1");
    options.put("host", "127.0.0.1");
    options.put("port", Integer.toString(port));
    options.put("username", access.user());
    options.put("private.key", "${env:BENCHMARK_KEY}");
    options.put("host.key.trust", "first-use");
    options.put("files.directories", directory.toString());
    options.put("files.settled.ms", "0");
    options.put("files.settled.listings", "1");
    options.put("poll.interval.ms", "200");
    options.put("topic", topic);
    return options;
  }
}
