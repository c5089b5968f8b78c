/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints rows per second of a task, without a worker: to see at once when a change costs. */
@Tag("long")
class SpeedTest {
  private static final int ROWS = 300_000;

  @Test
  void rowsPerSecond() throws SQLException {
    List<SinkRecord> records = records();
    try (Postgres postgres = Postgres.fresh()) {
      postgres.execute(
          "CREATE TABLE t (id bigint PRIMARY KEY, a text, b text, n int, amount numeric(12,2), f float8, flag bool, u uuid, doc jsonb, at timestamptz)");
      for (int round = 0; round < 3; round++) {
        for (String mode : List.of("insert", "upsert")) {
          postgres.execute("TRUNCATE t");
          Map<String, String> options = new HashMap<>(postgres.options());
          options.put("insert.mode", mode);
          options.put("pk.mode", "record_key");
          options.put("pk.fields", "id");
          try (SmallWorker worker = new SmallWorker(options)) {
            worker.topic(records);
            worker.start();
            long start = System.nanoTime();
            worker.runToEnd();
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%s: %d rows/s%n", mode, Math.round(ROWS / seconds));
          }
          assertThat(postgres.single("SELECT count(*) FROM t")).isEqualTo(Integer.toString(ROWS));
        }
      }
    }
  }

  private static List<SinkRecord> records() {
    Schema schema =
        SchemaBuilder.struct()
            .field("id", Schema.INT64_SCHEMA)
            .field("a", Schema.STRING_SCHEMA)
            .field("b", Schema.STRING_SCHEMA)
            .field("n", Schema.INT32_SCHEMA)
            .field("amount", Decimal.schema(2))
            .field("f", Schema.FLOAT64_SCHEMA)
            .field("flag", Schema.BOOLEAN_SCHEMA)
            .field("u", Schema.STRING_SCHEMA)
            .field("doc", Schema.STRING_SCHEMA)
            .field("at", Timestamp.SCHEMA)
            .build();
    Records records = new Records("t");
    for (int i = 0; i < ROWS; i++) {
      Struct row =
          new Struct(schema)
              .put("id", (long) i)
              .put("a", "customer " + i)
              .put("b", "some text that is somewhat longer, number " + i)
              .put("n", i)
              .put("amount", BigDecimal.valueOf(i, 2))
              .put("f", i / 3.0)
              .put("flag", i % 2 == 0)
              .put("u", new UUID(i, ~i).toString())
              .put("doc", "{\"n\": " + i + "}")
              .put("at", new Date(1_700_000_000_000L + i));
      records.add(0, Schema.INT64_SCHEMA, (long) i, schema, row);
    }
    return records.list();
  }
}
