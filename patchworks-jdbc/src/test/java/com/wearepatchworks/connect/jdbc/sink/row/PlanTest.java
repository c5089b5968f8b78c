/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.jdbc.dialect.TableId;
import com.wearepatchworks.connect.jdbc.sink.row.PlanCells.Pair;
import com.wearepatchworks.connect.jdbc.sink.row.PlanCells.Typing;
import com.wearepatchworks.connect.jdbc.sink.row.RowSettings.InsertMode;
import com.wearepatchworks.connect.jdbc.sink.sql.Target;
import com.wearepatchworks.connect.jdbc.sink.sql.TargetColumn;
import com.wearepatchworks.connect.jdbc.sink.type.PgType;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One plan in the hands of many threads: a writer reads cells while the next rows are encoded. */
class PlanTest {
  private static final int THREADS = 8;
  private static final int ROUNDS = 5_000;
  private static final Map<String, Integer> COLUMNS =
      Map.ofEntries(
          Map.entry("date", Types.DATE),
          Map.entry("time", Types.TIME),
          Map.entry("timestamp", Types.TIMESTAMP),
          Map.entry("timestamptz", Types.TIMESTAMP_WITH_TIMEZONE),
          Map.entry("numeric", Types.DECIMAL),
          Map.entry("uuid", Types.VARCHAR),
          Map.entry("text", Types.VARCHAR),
          Map.entry("bytea", Types.VARBINARY),
          Map.entry("jsonb", Types.VARCHAR),
          Map.entry("float8", Types.DOUBLE));

  private static final Plan POSTGRES = plan(PlanCells.postgres(pairs(), pairs().subList(0, 2)));
  private static final Plan OTHER =
      plan(PlanCells.parameters(pairs(), pairs().subList(0, 2), Typing.BY_COLUMN));

  private static List<Pair> pairs() {
    return COLUMNS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            column ->
                new Pair(
                    new FieldCell(column.getKey(), null, (r, body) -> value(body, column.getKey())),
                    column(column.getKey(), column.getValue())))
        .toList();
  }

  private static @Nullable Object value(@Nullable Object body, String name) {
    return body instanceof Map<?, ?> map ? map.get(name) : null;
  }

  private static TargetColumn column(String type, int number) {
    return new TargetColumn(
        type,
        new TargetColumn.ColumnKind(number, type, 0, 0),
        new PgType("pg_catalog", type, 'b', 1, -1, null),
        false,
        false,
        false);
  }

  private static Plan plan(PlanCells cells) {
    Target target = new Target(TableId.of("public", "t"), List.of(), List.of(), List.of(), false);
    return new Plan(InsertMode.INSERT, target, cells, null);
  }

  /** Each thread has values of its own. */
  private static Map<String, Object> body(int thread) {
    return Map.of(
        "date", "200%d-01-0%d".formatted(thread, thread + 1),
        "time", "0%d:30:00.%d".formatted(thread, thread),
        "timestamp", "201%d-12-31 23:5%d:00".formatted(thread, thread),
        "timestamptz", "202%d-06-15T12:00:0%d.5+0%d:00".formatted(thread, thread, thread),
        "numeric", "%d.%d".formatted(10_000 + thread, thread),
        "uuid", "0f8fad5b-d9cb-469f-a165-7086772895%d0".formatted(thread),
        "text", "text " + thread,
        "bytea", "\\x0" + thread,
        "jsonb", Map.of("thread", thread),
        "float8", thread + 0.5);
  }

  private static SinkRecord record(Object body) {
    return new SinkRecord("t", 0, null, null, null, body, 0);
  }

  /** What one row becomes: bytes or parameters, its key, and all that is read again. */
  private static List<Object> row(Plan plan, int thread) {
    Object body = body(thread);
    SinkRecord record = record(body);
    Rows rows = new Rows(new Buffers());
    plan.append(record, body, rows);
    List<Object> row = new ArrayList<>();
    row.add(Arrays.toString(Arrays.copyOf(rows.dataBytes(), rows.dataEnd(0))));
    row.add(Arrays.toString(Arrays.copyOf(rows.keyBytes(), rows.keyEnd(0))));
    row.add(Arrays.deepToString(plan == POSTGRES ? plan.texts(record, body) : rows.parameters(0)));
    row.add(
        String.valueOf(
            plan == POSTGRES ? plan.keyText(record, body, 1) : plan.keyParameter(record, body, 1)));
    return row;
  }

  private static void encodeAtOnce(Plan plan) throws Exception {
    List<List<Object>> expected =
        IntStream.range(0, THREADS).mapToObj(thread -> row(plan, thread)).toList();
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        tasks.add(
            () -> {
              start.await();
              for (int round = 0; round < ROUNDS; round++) {
                assertThat(row(plan, thread)).isEqualTo(expected.get(thread));
              }
              return null;
            });
      }
      for (Future<Void> task : threads.invokeAll(tasks)) {
        task.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void manyThreadsEncodeForPostgresWithOnePlan() throws Exception {
    encodeAtOnce(POSTGRES);
  }

  @Test
  void manyThreadsMakeParametersWithOnePlan() throws Exception {
    encodeAtOnce(OTHER);
  }
}
