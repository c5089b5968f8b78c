/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.sandbox.Sandbox;
import com.wearepatchworks.connect.sandbox.SftpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An OpenSSH that does not do what it is asked: still each record in exactly one file. */
final class SftpSinkRefusalIT {
  private static final int PARTITIONS = 3;
  private static final int KILOBYTES = 200;

  /** Longer than five attempts take, with retry.backoff.max.ms=1000. */
  private static final Duration LONGER_THAN_FIVE_ATTEMPTS = Duration.ofSeconds(12);

  @BeforeAll
  static void requireOpenSsh() {
    Requirement.orSkipAtHome(SftpServer.isOpenSshInstalled(), "the package openssh-server");
  }

  @Test
  void waitsWhileTheDiskIsFullAndGoesOnWhenThereIsRoom() throws Exception {
    Orders orders = new Orders(24_000);
    try (SftpPlace place = new SftpPlace();
        SmallDisk disk = SmallDisk.at(place.out(), KILOBYTES);
        PickUp flow = new PickUp(place.out());
        Sandbox sandbox = place.sandbox().start()) {
      orders.write(sandbox, PARTITIONS);
      SftpSinkIT.start(sandbox, config().with("rotate.records", 1_000));
      await().atMost(120, SECONDS).until(() -> disk.free() < 30_000);
      await().atMost(60, SECONDS).pollDelay(LONGER_THAN_FIVE_ATTEMPTS).until(() -> true);
      assertThat(sandbox.rest().status("sales-out").failures()).isEmpty();
      assertThat(sandbox.workerProcesses().get(0).logFile())
          .content()
          .contains("its disk has room for");
      assertThat(SftpPlace.names(place.out())).as("files that had room").hasSizeBetween(1, 20);
      flow.start();
      flow.assertEachOnce(orders);
    }
  }

  @Test
  void doesWithoutARenameThatReplaces() throws Exception {
    Orders orders = new Orders(6_000);
    try (SftpPlace place = new SftpPlace();
        PickUp flow = new PickUp(place.out()).start();
        Sandbox sandbox = place.sandbox().start()) {
      refuse(place, "posix-rename");
      orders.write(sandbox, PARTITIONS);
      place.proxy().roundTrip(Duration.ofMillis(20));
      SftpSinkIT.start(sandbox, config());
      await().atMost(120, SECONDS).until(() -> flow.lines().size() >= 2_000);
      sandbox.workerProcesses().get(0).kill();
      sandbox.workerProcesses().get(0).start();
      flow.assertEachOnce(orders);
    }
  }

  @Test
  void failsWithASentenceWhenRenamesAreRefusedAndGoesOnOnceTheyAreAllowed() throws Exception {
    Orders orders = new Orders(12_000);
    try (SftpPlace place = new SftpPlace();
        PickUp flow = new PickUp(place.out()).start();
        Sandbox sandbox = place.sandbox().start()) {
      orders.write(sandbox, PARTITIONS);
      place.proxy().roundTrip(Duration.ofMillis(20));
      SftpSinkIT.start(sandbox, config());
      await().atMost(120, SECONDS).until(() -> flow.lines().size() >= 2_000);
      refuse(place, "rename", "posix-rename");
      assertThat(awaitFailure(sandbox)).contains("Cannot publish").contains("the right to do that");
      refuse(place);
      sandbox.rest().restart("sales-out");
      flow.assertEachOnce(orders);
    }
  }

  @Test
  void failsWithASentenceWhenFilesWouldHaveToGoToAnotherDiskAndGoesOnOnceTheyNeedNot()
      throws Exception {
    Orders orders = new Orders(6_000);
    try (SftpPlace place = new SftpPlace();
        Sandbox sandbox = place.sandbox().start()) {
      Path elsewhere = Files.createDirectory(place.out().resolve("elsewhere"));
      try (SmallDisk disk = SmallDisk.at(elsewhere, 8 * 1024)) {
        orders.write(sandbox, PARTITIONS);
        SftpSinkIT.start(
            sandbox,
            config().with("file.name", "elsewhere/${topic}-${partition}-${offset.first}.txt"));
        assertThat(awaitFailure(sandbox)).contains("Cannot publish").contains("Failure");
        assertThat(SftpPlace.names(elsewhere)).isEmpty();
        assertThat(disk.free()).as("that is not what is wrong").isGreaterThan(1 << 20);
      }
      sandbox.rest().restart("sales-out");
      try (PickUp flow = new PickUp(elsewhere).start()) {
        flow.assertEachOnce(orders);
      }
    }
  }

  private static ExampleConfig config() {
    return SftpPlace.sink()
        .with("topics", Orders.TOPIC)
        .with("format", "text")
        .with("file.name", "${topic}-${partition}-${offset.first}.txt")
        .with("rotate.records", 200);
  }

  /** What the server refuses from now on; its connections are lost. */
  private static void refuse(SftpPlace place, String... requests) {
    place.server().refuse(requests);
    place.server().stop();
    place.server().restart();
  }

  private static String awaitFailure(Sandbox sandbox) {
    return await()
        .atMost(60, SECONDS)
        .until(() -> sandbox.rest().status("sales-out").failures(), trace -> !trace.isEmpty());
  }
}
