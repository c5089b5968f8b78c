/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.sandbox.Sandbox;
import com.wearepatchworks.connect.sandbox.TopicWriter;
import com.wearepatchworks.connect.sandbox.Topics;
import com.wearepatchworks.connect.sandbox.WorkerClasspath;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sink with the example's config: which files appear. */
final class SftpSinkIT {
  private static final Duration START = Duration.ofSeconds(60);

  @Test
  void writesAFileOfWholeLinesWhenEnoughOrWhenNothingMoreComes() throws Exception {
    try (SftpPlace place = new SftpPlace();
        Sandbox sandbox = place.sandbox().start()) {
      write(sandbox, 1_200);
      start(sandbox, SftpPlace.sink());
      await()
          .atMost(60, SECONDS)
          .untilAsserted(() -> assertThat(SftpPlace.names(place.out())).hasSize(3));
      List<String> names = SftpPlace.names(place.out());
      assertThat(names).allMatch(name -> name.matches("sales-0-\\d+\\.ndjson"));
      assertThat(Files.readAllLines(place.out().resolve(names.get(0))))
          .hasSize(500)
          .startsWith("{\"id\":0}");
    }
  }

  @Test
  void writesOnTheOldestTestedWorker() throws Exception {
    try (SftpPlace place = new SftpPlace();
        Sandbox sandbox =
            place
                .sandbox()
                .workerProcesses(options -> options.withClasspath(WorkerClasspath.oldestTested()))
                .start()) {
      write(sandbox, 10);
      start(sandbox, SftpPlace.sink());
      await().atMost(60, SECONDS).until(() -> SftpPlace.names(place.out()).size() == 1);
    }
  }

  @Test
  void neverLeavesItsDirectoryWhateverARecordSays() throws Exception {
    try (SftpPlace place = new SftpPlace();
        Sandbox sandbox = place.sandbox().start();
        Topics topics = sandbox.topics();
        TopicWriter writer = sandbox.writer()) {
      topics.create("sales", 1);
      for (String shop : List.of("../../evil", "/etc/evil", "..", "a\\\\b", "ü\\nx")) {
        writer.send("sales", "k", "{\"shop\":\"%s\"}".formatted(shop)).get();
      }
      start(
          sandbox,
          SftpPlace.sink()
              .with("file.name", "${value.shop}/${topic}-${partition}-${offset.first}.ndjson"));
      await()
          .atMost(60, SECONDS)
          .untilAsserted(
              () -> {
                try (var all = Files.walk(place.server().access().directory())) {
                  assertThat(all.filter(f -> f.toString().endsWith(".ndjson")))
                      .hasSize(5)
                      .allMatch(file -> file.startsWith(place.out()));
                }
              });
    }
  }

  static void start(Sandbox sandbox, ExampleConfig config) {
    sandbox.rest().put("sales-out", config.json());
    sandbox.rest().awaitRunning("sales-out", START);
  }

  private static void write(Sandbox sandbox, int records) throws Exception {
    try (Topics topics = sandbox.topics();
        TopicWriter writer = sandbox.writer()) {
      topics.create("sales", 1);
      for (int id = 0; id < records; id++) {
        var sent = writer.send("sales", Integer.toString(id), "{\"id\":%d}".formatted(id));
        if (id == 0) {
          // a new partition may refuse the first of several batches, and then never takes it
          sent.get();
        }
      }
      writer.flush();
    }
  }
}
