/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Values that are large, and too large. */
class BigValuesTest {
  private static final int MEBI = 1 << 20;

  private Postgres postgres;

  @BeforeEach
  void start() throws SQLException {
    postgres = Postgres.fresh();
  }

  @AfterEach
  void stop() throws SQLException {
    postgres.close();
  }

  /** What was set aside, and why. */
  private List<String> write(List<SinkRecord> records) {
    Map<String, String> options = new HashMap<>(postgres.options());
    options.put("errors.tolerance", "all");
    options.put("linger.ms", "0");
    options.put("statement.timeout.ms", "300000");
    options.put("socket.timeout.ms", "300000");
    try (SmallWorker worker = new SmallWorker(options)) {
      worker.topic(records);
      worker.start().runToEnd();
      return worker.context.causes.stream().map(Throwable::getMessage).toList();
    }
  }

  private static Map<String, Object> row(int id, String column, Object value) {
    return Map.of("id", id, column, value);
  }

  @Test
  void aFewRowsOfManyMegabytesAreWritten() throws SQLException {
    postgres.execute("CREATE TABLE t (id int, b bytea, v inet)");
    Records records = new Records("t");
    for (int i = 0; i < 3; i++) {
      records.add(0, null, row(i, "b", ByteBuffer.allocate(5 * MEBI)));
    }
    assertThat(write(records.list())).isEmpty();
    assertThat(postgres.single("SELECT sum(length(b)) FROM t"))
        .isEqualTo(Integer.toString(15 * MEBI));
  }

  @Test
  @Tag("long") // it takes gigabytes of memory
  void aCellOfAGigabyteIsSetAsideAndTheRestWritten() throws SQLException {
    postgres.execute("CREATE TABLE t (id int, s text, b bytea)");
    Records records = new Records("t");
    records.add(0, null, row(1, "s", "before"));
    records.add(0, null, row(2, "s", "x".repeat(1024 * MEBI)));
    records.add(0, null, row(3, "b", ByteBuffer.allocate(1024 * MEBI)));
    records.add(0, null, row(4, "b", ByteBuffer.allocate(600 * MEBI)));
    records.add(0, null, row(5, "s", "behind"));
    assertThat(write(records.list()))
        .containsExactly(
            "Column 's': the value is larger than 1 GB, the most that a cell holds",
            "Column 'b': the value is larger than 1 GB, the most that a cell holds");
    assertThat(postgres.single("SELECT string_agg(id::text, ',' ORDER BY id) FROM t"))
        .isEqualTo("1,4,5");
    assertThat(postgres.single("SELECT length(b) FROM t WHERE id = 4"))
        .isEqualTo(Integer.toString(600 * MEBI));
  }
}
