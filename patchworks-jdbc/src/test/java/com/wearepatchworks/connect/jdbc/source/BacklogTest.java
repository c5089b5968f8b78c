/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After half of a table was written while nobody read: the first page costs a page. */
class BacklogTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int HALF = 20_000;

  private static final String READ =
      "SELECT coalesce(seq_tup_read, 0) || ' ' || coalesce((SELECT sum(idx_tup_read)"
          + " FROM pg_stat_user_indexes i WHERE i.relid = t.relid), 0)"
          + " FROM pg_stat_user_tables t WHERE relname = 'orders'";

  private static Map<String, String> mode(String mode) {
    return switch (mode) {
      case "gap-free" -> Map.of("mode", mode, "gap-free.create.column", "create");
      case "incrementing" -> Map.of("mode", mode);
      default -> Map.of("mode", mode, "timestamp.column.name", "changed");
    };
  }

  private static void insert(Postgres postgres, int from) throws Exception {
    for (int part = 0; part < 4; part++) {
      int first = from + part * HALF / 4;
      postgres.execute(
          "INSERT INTO orders SELECT n, clock_timestamp(), repeat('x', 100) FROM generate_series(%d, %d) n"
              .formatted(first + 1, first + HALF / 4));
    }
    postgres.execute("ANALYZE orders");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gap-free", "incrementing", "timestamp", "timestamp+incrementing"})
  void theFirstPageNeedsAnIndexOnly(String mode) throws Exception {
    try (Postgres postgres = Postgres.fresh()) {
      postgres.execute(
          "CREATE TABLE orders (id int PRIMARY KEY, changed timestamptz, filler text);"
              + "CREATE INDEX ON orders (changed, id)");
      FakeWorker worker = new FakeWorker(postgres.options()).with("table.include", "public.orders");
      mode(mode).forEach(worker::with);
      worker.start();
      if (mode.equals("gap-free")) {
        await().until(() -> postgres.single("SELECT count(*) FROM pg_trigger").equals("1"));
      }
      insert(postgres, 0);
      worker.poll(HALF, PATIENCE);
      worker.stop();
      insert(postgres, HALF);
      postgres.execute("SELECT pg_stat_reset()");
      // one page, and no second one behind it while nobody takes the first
      worker.with("page.rows", "100").with("buffer.max.bytes", "1024").start();
      assertThat(worker.poll(1, PATIENCE)).hasSizeLessThanOrEqualTo(100);
      worker.stop();
      String[] read = read(postgres);
      assertThat(read[0]).as("rows by sequential scans").isEqualTo("0");
      assertThat(Long.parseLong(read[1])).as("entries of indexes").isBetween(1L, 2_000L);
    }
  }

  /** What backends have counted is known when they have gone. */
  private static String[] read(Postgres postgres) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                postgres
                    .single(
                        "SELECT count(*) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND pid <> pg_backend_pid()")
                    .equals("0"));
    return await()
        .atMost(PATIENCE)
        .until(() -> postgres.single(READ).split(" "), numbers -> !numbers[1].equals("0"));
  }
}
