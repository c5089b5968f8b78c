/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.sandbox.Sandbox;
import com.wearepatchworks.connect.sandbox.WorkerProcess;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is killed, with exactly-once support: every row of every file once. */
final class SftpSourceFaultIT {
  private static final int ROWS_IN_FILE = 20_000;
  private static final Duration LONG = Duration.ofMinutes(3);

  private final Sales sales = new Sales(ROWS_IN_FILE);

  @Test
  void survivesTheWorkersSuddenDeathInTheMiddleOfFiles() throws Exception {
    killWorkers(2);
  }

  @Test
  @Tag("long")
  void survivesTwentyDeathsInTheMiddleOfFiles() throws Exception {
    killWorkers(20);
  }

  /** Kills when some of a file is in Kafka, and not all of it. */
  private void killWorkers(int times) throws Exception {
    try (SftpPlace place = new SftpPlace();
        Sandbox sandbox = exactlyOnce(place)) {
      SftpSourceIT.start(sandbox, slow());
      WorkerProcess worker = sandbox.workerProcesses().get(0);
      sales.dropInto(place);
      for (int kill = 1; kill <= times; kill++) {
        sales.dropInto(place);
        long reached = count(sandbox) + ROWS_IN_FILE / 3;
        await()
            .atMost(60, SECONDS)
            .pollInterval(Duration.ofMillis(100))
            .until(() -> count(sandbox) >= Math.min(reached, sales.rows() - 1_000));
        worker.kill();
        worker.start();
      }
      assertAllOnce(sandbox, place);
    }
  }

  @Test
  void outlastsARestartOfTheServer() throws Exception {
    try (SftpPlace place = new SftpPlace();
        Sandbox sandbox = exactlyOnce(place)) {
      SftpSourceIT.start(sandbox, slow());
      sales.dropInto(place).dropInto(place);
      for (int restart = 0; restart < 3; restart++) {
        sales.dropInto(place); // a fast reader must not run out of rows
        long reached = Math.min(count(sandbox) + 2_000, sales.rows() - 1_000);
        await().atMost(60, SECONDS).until(() -> count(sandbox) >= reached);
        place.server().stop();
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        assertThat(sandbox.rest().status("sales-in").isRunning()).isTrue();
        place.server().restart();
      }
      assertAllOnce(sandbox, place);
    }
  }

  @Test
  void outlastsConnectionsThatAreCutInTheMiddleOfAFile() throws Exception {
    try (SftpPlace place = new SftpPlace();
        Sandbox sandbox = exactlyOnce(place)) {
      SftpSourceIT.start(sandbox, slow());
      sales.dropInto(place).dropInto(place);
      for (int cut = 0; cut < 5; cut++) {
        long reached = count(sandbox) + 1_000;
        await().atMost(60, SECONDS).until(() -> count(sandbox) >= reached);
        place.proxy().cut();
      }
      place.proxy().cutAfter(300_000);
      await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
      place.proxy().heal();
      assertAllOnce(sandbox, place);
    }
  }

  private static Sandbox exactlyOnce(SftpPlace place) {
    return place
        .sandbox()
        .worker(config -> config.with("exactly.once.source.support", "enabled"))
        .start();
  }

  /** Slow enough to be killed in the middle of a file. */
  private static ExampleConfig slow() {
    return SftpPlace.source()
        .with("exactly.once.support", "required")
        .with("read.max.bytes.per.second", 400_000)
        .with("poll.max.records", 500);
  }

  /** About as many rows as there are in Kafka. */
  static long count(Sandbox sandbox) {
    try (var topics = sandbox.topics()) {
      if (!topics.names().contains("sales")) {
        return 0;
      }
    }
    return sandbox.reader().end("sales");
  }

  private void assertAllOnce(Sandbox sandbox, SftpPlace place) {
    await()
        .atMost(LONG)
        .until(() -> SftpPlace.names(place.read()).size() * ROWS_IN_FILE >= sales.rows());
    sales.assertEachOnce(SftpSourceIT.ids(sandbox.reader().toEnd("sales")));
    assertThat(SftpPlace.names(place.in())).isEmpty();
    assertThat(SftpPlace.names(place.failed())).isEmpty();
  }
}
