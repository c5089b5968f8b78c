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

/** Whatever is killed: every record in exactly one file, while a flow takes the files away. */
final class SftpSinkFaultIT {
  private static final int PARTITIONS = 3;

  @Test
  void survivesTheWorkersSuddenDeathInTheMiddleOfFiles() throws Exception {
    killWorkers(2);
  }

  @Test
  @Tag("long")
  void survivesTwentyDeathsInTheMiddleOfFiles() throws Exception {
    killWorkers(20);
  }

  private static void killWorkers(int times) throws Exception {
    Orders orders = new Orders((times + 2) * 3_000);
    try (SftpPlace place = new SftpPlace();
        PickUp flow = new PickUp(place.out()).start();
        Sandbox sandbox = place.sandbox().start()) {
      orders.write(sandbox, PARTITIONS);
      slowDown(place);
      SftpSinkIT.start(sandbox, config());
      WorkerProcess worker = sandbox.workerProcesses().get(0);
      for (int kill = 1; kill <= times; kill++) {
        int reached = kill * 2_500;
        await().atMost(120, SECONDS).until(() -> flow.lines().size() >= reached);
        worker.kill();
        worker.start();
      }
      flow.assertEachOnce(orders);
    }
  }

  @Test
  void movesToAnotherWorker() throws Exception {
    Orders orders = new Orders(12_000);
    try (SftpPlace place = new SftpPlace();
        PickUp flow = new PickUp(place.out()).start();
        Sandbox sandbox = place.sandbox().workers(2).start()) {
      orders.write(sandbox, PARTITIONS);
      slowDown(place);
      SftpSinkIT.start(sandbox, config().with("tasks.max", 2));
      await().atMost(120, SECONDS).until(() -> flow.lines().size() >= 2_000);
      sandbox.workerProcesses().get(1).kill();
      flow.assertEachOnce(orders);
    }
  }

  @Test
  void outlastsARestartOfTheServerAndConnectionsThatAreCutInTheMiddleOfAFile() throws Exception {
    Orders orders = new Orders(15_000);
    try (SftpPlace place = new SftpPlace();
        PickUp flow = new PickUp(place.out()).start();
        Sandbox sandbox = place.sandbox().start()) {
      orders.write(sandbox, PARTITIONS);
      slowDown(place);
      SftpSinkIT.start(sandbox, config());
      for (int cut = 1; cut <= 3; cut++) {
        int reached = cut * 1_500;
        await().atMost(120, SECONDS).until(() -> flow.lines().size() >= reached);
        place.proxy().cut();
      }
      place.proxy().cutAfterRequests(20_000);
      await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
      place.proxy().heal();
      place.server().stop();
      await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
      assertThat(sandbox.rest().status("sales-out").isRunning()).isTrue();
      place.server().restart();
      flow.assertEachOnce(orders);
    }
  }

  private static ExampleConfig config() {
    return SftpPlace.sink()
        .with("topics", Orders.TOPIC)
        .with("format", "text")
        .with("file.name", "${topic}-${partition}-${offset.first}.txt")
        .with("rotate.records", 200);
  }

  /** So that a file takes a while. */
  private static void slowDown(SftpPlace place) {
    place.proxy().roundTrip(Duration.ofMillis(20));
  }
}
