/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A primary ends, and a standby with its data is promoted. */
class FailoverTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static EmbeddedPostgres start(Path data) throws IOException {
    return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).start();
  }

  private static String url(EmbeddedPostgres server) {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
  }

  private static void run(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(server), "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static FakeWorker follow(EmbeddedPostgres server) {
    return new FakeWorker(
            Map.of(
                "connection.url",
                url(server),
                "connection.user",
                "postgres",
                "connection.password",
                "postgres"))
        .with("mode", "gap-free")
        .with("gap-free.create.column", "create")
        .with("table.include", "public.orders")
        .with("poll.interval.ms", "20");
  }

  /** What a standby has that was there to the last. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    Files.deleteIfExists(to.resolve("postmaster.pid"));
    Files.createFile(to.resolve("standby.signal"));
  }

  @Test
  void waitsForThePromotionAndReadsTheLastTransactionsAgain(@TempDir Path home) throws Exception {
    Map<Map<String, ?>, Map<String, Object>> offsets;
    try (EmbeddedPostgres primary = start(home.resolve("primary"))) {
      run(primary, "CREATE TABLE orders (id int PRIMARY KEY); INSERT INTO orders VALUES (1), (2)");
      FakeWorker worker = follow(primary);
      worker.start();
      worker.poll(2, PATIENCE);
      worker.stop();
      offsets = new HashMap<>(worker.offsets());
    }
    copy(home.resolve("primary"), home.resolve("standby"));
    try (EmbeddedPostgres standby = start(home.resolve("standby"))) {
      FakeWorker worker = follow(standby);
      worker.offsets().putAll(offsets);
      worker.start();
      await().atMost(PATIENCE).until(() -> worker.gauge("retries-total") > 0);
      assertThat(worker.poll()).as("of a standby").isEmpty();
      run(standby, "SELECT pg_promote()");
      run(standby, "INSERT INTO orders VALUES (3)");
      List<Object> read = new ArrayList<>();
      while (!read.contains(3)) {
        worker.poll(1, PATIENCE).forEach(row -> read.add(((Struct) row.value()).get("id")));
      }
      assertThat(read).containsExactlyInAnyOrder(1, 2, 3);
      worker.stop();
      refuses(standby, offsets);
    }
  }

  private static void refuses(
      EmbeddedPostgres promoted, Map<Map<String, ?>, Map<String, Object>> offsets) {
    FakeWorker worker = follow(promoted).with("gap-free.failover", "fail");
    worker.offsets().putAll(offsets);
    worker.start();
    assertThatThrownBy(() -> worker.poll(1, PATIENCE))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("was promoted in the place of");
    worker.stop();
  }
}
