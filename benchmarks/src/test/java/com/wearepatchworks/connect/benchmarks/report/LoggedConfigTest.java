/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoggedConfigTest {
  @TempDir Path directory = Path.of("");
  private Path log = Path.of("");

  @BeforeEach
  void writeLog() throws IOException {
    log = directory.resolve("worker.log");
    Files.writeString(
        log,
        """
        12:00:00 INFO  ConsumerConfig values:
        \tclient.id = mine
        \tlinger.ms = 9
        12:00:01 INFO  ProducerConfig values:
        \tclient.id = mine
        \tlinger.ms = 0
        12:00:02 INFO  ProducerConfig values:
        \tclient.id = other
        \tlinger.ms = 7
         (org.apache.kafka.clients.producer.ProducerConfig)
        12:00:03 INFO  ProducerConfig values:
        \tacks = -1
        \tclient.id = mine
        \tlinger.ms = 5

        12:00:04 INFO  something = else
        """);
  }

  @Test
  void findsTheClientThatWasStartedLast() {
    assertThat(LoggedConfig.find(log, "ProducerConfig", "mine"))
        .containsEntry("linger.ms", "5")
        .containsEntry("acks", "-1")
        .hasSize(3);
  }

  @Test
  void tellsClientsApart() {
    assertThat(LoggedConfig.find(log, "ProducerConfig", "other")).containsEntry("linger.ms", "7");
  }

  @Test
  void aClientThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> LoggedConfig.find(log, "ProducerConfig", "nobody"))
        .isInstanceOf(BenchmarkException.class)
        .hasMessageContaining("worker.log")
        .hasMessageContaining("client.id nobody");
  }
}
