/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.sandbox.Sandbox;
import com.wearepatchworks.connect.sandbox.WorkerClasspath;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The source with the example's config: what files bring, and what becomes of them. */
final class SftpSourceIT {
  private static final Duration START = Duration.ofSeconds(60);

  @Test
  void publishesEachRowAndMovesTheFileAway() {
    try (SftpPlace place = new SftpPlace();
        Sandbox sandbox = place.sandbox().start()) {
      start(sandbox, SftpPlace.source());
      place.drop("a b % * ? ü.csv", "id,title\n1,\"Lampe, 40 W\"\n2,\"Zeile\nzwei\"\n");

      List<ConsumerRecord<String, String>> rows = sandbox.reader().first("sales", 2, START);

      assertThat(rows).extracting(ConsumerRecord::key).containsExactly("1", "2");
      assertThat(rows)
          .extracting(ConsumerRecord::value)
          .containsExactly(
              "{\"id\":\"1\",\"title\":\"Lampe, 40 W\"}",
              "{\"id\":\"2\",\"title\":\"Zeile\\nzwei\"}");
      await()
          .atMost(30, SECONDS)
          .untilAsserted(
              () -> assertThat(SftpPlace.names(place.read())).containsExactly("a b % * ? ü.csv"));
      assertThat(SftpPlace.names(place.in())).isEmpty();
    }
  }

  @Test
  void readsOnTheOldestTestedWorker() {
    try (SftpPlace place = new SftpPlace();
        Sandbox sandbox =
            place
                .sandbox()
                .workerProcesses(options -> options.withClasspath(WorkerClasspath.oldestTested()))
                .start()) {
      start(sandbox, SftpPlace.source());
      Sales sales = new Sales(500).dropInto(place).dropInto(place);
      sales.assertEachOnce(
          ids(sandbox.reader().first("sales", sales.rows(), Duration.ofSeconds(60))));
    }
  }

  @Test
  void spreadsFilesOverTasksAndReadsEachOnce() {
    try (SftpPlace place = new SftpPlace();
        Sandbox sandbox = place.sandbox().start()) {
      start(sandbox, SftpPlace.source().with("tasks.max", 3));
      Sales sales = new Sales(50);
      for (int file = 0; file < 40; file++) {
        sales.dropInto(place);
      }
      await()
          .atMost(60, SECONDS)
          .until(() -> SftpPlace.names(place.read()).size(), moved -> moved == 40);
      sales.assertEachOnce(ids(sandbox.reader().toEnd("sales")));
    }
  }

  @Test
  void waitsForAFileThatIsStillBeingWritten() throws Exception {
    try (SftpPlace place = new SftpPlace();
        Sandbox sandbox = place.sandbox().start()) {
      start(sandbox, SftpPlace.source().with("files.settled.ms", 2_000));
      var growing = place.in().resolve("growing.csv");
      Files.writeString(growing, "id,title\n1,one\n");
      for (int row = 2; row <= 8; row++) {
        await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        Files.writeString(growing, row + ",more\n", java.nio.file.StandardOpenOption.APPEND);
      }
      List<ConsumerRecord<String, String>> rows = sandbox.reader().first("sales", 8, START);
      assertThat(ids(rows)).containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
      await().atMost(30, SECONDS).until(() -> SftpPlace.names(place.read()).size() == 1);
    }
  }

  @Test
  void saysWhatIsWrongBeforeItStarts() {
    try (SftpPlace place = new SftpPlace();
        Sandbox sandbox = place.sandbox().start()) {
      Map<String, List<String>> wrong =
          sandbox
              .rest()
              .validate(
                  "sales-in",
                  SftpPlace.source().with("username", "nobody-here").with("format", "cvs").json());
      assertThat(wrong).containsKey("format");
      assertThat(
              sandbox.rest().validate("sales-in", SftpPlace.source().with("username", "x").json()))
          .as("a user that the server does not know")
          .isNotEmpty();
      assertThat(sandbox.rest().validate("sales-in", SftpPlace.source().json())).isEmpty();
    }
  }

  static void start(Sandbox sandbox, ExampleConfig config) {
    sandbox.rest().put("sales-in", config.json());
    sandbox.rest().awaitRunning("sales-in", START);
  }

  static List<String> ids(List<ConsumerRecord<String, String>> records) {
    return records.stream().map(ConsumerRecord::key).toList();
  }
}
