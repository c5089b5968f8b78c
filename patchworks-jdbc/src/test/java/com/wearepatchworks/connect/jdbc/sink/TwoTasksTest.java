/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two tasks that make and extend one table at the same time. */
class TwoTasksTest {
  private static final int ROUNDS = 15;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private Postgres postgres;

  @BeforeEach
  void start() throws SQLException {
    postgres = Postgres.fresh();
  }

  @AfterEach
  void stop() throws SQLException {
    threads.shutdownNow();
    postgres.close();
  }

  private static SinkRecord record(String topic, List<String> fields) {
    SchemaBuilder builder = SchemaBuilder.struct();
    fields.forEach(field -> builder.field(field, Schema.OPTIONAL_STRING_SCHEMA));
    Schema schema = builder.build();
    Struct row = new Struct(schema);
    fields.forEach(field -> row.put(field, topic));
    return new Records(topic).add(0, null, null, schema, row).list().get(0);
  }

  private void write(CyclicBarrier barrier, String topic, List<String> fields) throws Exception {
    Map<String, String> options = new HashMap<>(postgres.options());
    options.put("name", topic); // a pool of its own, as on another worker
    options.put("topics", topic);
    options.put("topics.to.tables", topic + ":both");
    options.put("auto.create", "true");
    options.put("auto.evolve", "true");
    options.put("linger.ms", "0");
    try (SmallWorker worker = new SmallWorker(options)) {
      worker.topic(List.of(record(topic, fields)));
      worker.start();
      barrier.await();
      worker.runToEnd();
    }
  }

  private void writeAtOnce(List<String> first, List<String> second) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    List<Callable<Void>> tasks =
        List.of(
            () -> {
              write(barrier, "a", first);
              return null;
            },
            () -> {
              write(barrier, "b", second);
              return null;
            });
    for (Future<Void> one : threads.invokeAll(tasks)) {
      one.get();
    }
    assertThat(postgres.single("SELECT count(*) FROM \"both\"")).isEqualTo("2");
    assertThat(
            postgres.single(
                "SELECT string_agg(attname, ',' ORDER BY attname) FROM pg_attribute"
                    + " WHERE attrelid = '\"both\"'::regclass AND attnum > 0"))
        .isEqualTo("id,of_a,of_b,shared");
  }

  @Test
  void bothMakeTheTable() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      postgres.execute("DROP TABLE IF EXISTS \"both\"");
      writeAtOnce(List.of("id", "shared", "of_a"), List.of("id", "shared", "of_b"));
    }
  }

  @Test
  void bothAddColumns() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      postgres.execute("DROP TABLE IF EXISTS \"both\"; CREATE TABLE \"both\" (id text)");
      writeAtOnce(List.of("id", "shared", "of_a"), List.of("id", "shared", "of_b"));
    }
  }
}
