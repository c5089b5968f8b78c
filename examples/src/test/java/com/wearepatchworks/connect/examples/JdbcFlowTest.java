/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.sandbox.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class JdbcFlowTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final PostgresServer server = PostgresServer.start();

  @BeforeEach
  void createTables() throws IOException {
    server.execute(Files.readString(Path.of("jdbc/tables.sql")));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void insertsEveryOrderOnceAndTakesThemAsTheyWere() throws Exception {
    Ledger ledger = new Ledger();
    Map<String, String> taken = new ConcurrentHashMap<>();
    try (TableFlow flow = new TableFlow(server, new OrderGenerator("t", 500), ledger);
        TablePickUp pickUp = new TablePickUp(server, row -> taken.put(row.id(), row.canonical()))) {
      flow.start();
      assertThat(flow.await(SOON)).isTrue();
      assertThat(ledger.totals().accepted()).isEqualTo(500);
      assertThat(flow.rolledBack()).isPositive();
      server.execute(
          "INSERT INTO orders_in (%1$s) SELECT %1$s FROM orders_out".formatted(OrderRow.COLUMNS));
      pickUp.start();
      await().atMost(SOON).until(() -> taken.size() == 500);
    }
    new OrderGenerator("t", 500)
        .forEachRemaining(
            order -> assertThat(taken).containsEntry(order.id(), OrderRow.of(order).canonical()));
    assertThat(server.number("SELECT count(*) FROM orders_in")).isZero();
  }

  @Test
  void tellsTheLedgerOfAnOrderThatTheTableRefuses() throws Exception {
    Ledger ledger = new Ledger();
    Item bad = new Item("1", "{\"id\":\"1\",\"note\":\"\\u0000\"}");
    try (TableFlow flow = new TableFlow(server, List.of(bad).iterator(), ledger)) {
      flow.start();
      assertThat(flow.await(SOON)).isTrue();
    }
    assertThat(ledger.totals().refused()).isEqualTo(1);
    assertThat(ledger.firstRefusal()).contains("not inserted");
  }

  @Test
  void comparesARecordOfTheTopicWithTheOrder() throws IOException {
    Item order =
        new Item(
            "7",
            "{\"total\":1.50,\"id\":\"7\",\"createdAt\":\"2026-01-01T08:00:37Z\",\"x\":{\"b\":1,\"a\":[1e2]}}");
    String record =
        "{\"id\":\"7\",\"channel\":null,\"currency\":null,\"total\":\"1.50\","
            + "\"created_at\":\"2026-01-01T08:00:37.000000Z\","
            + "\"body\":\"{\\\"id\\\": \\\"7\\\", \\\"createdAt\\\": \\\"2026-01-01T08:00:37Z\\\","
            + " \\\"total\\\": 1.50, \\\"x\\\": {\\\"a\\\": [100], \\\"b\\\": 1}}\"}";
    assertThat(OrderRow.ofRecord(record.getBytes(StandardCharsets.UTF_8)).canonical())
        .isEqualTo(OrderRow.of(order).canonical());
  }
}
