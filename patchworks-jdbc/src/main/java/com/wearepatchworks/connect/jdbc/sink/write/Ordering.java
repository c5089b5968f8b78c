/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.jdbc.sink.row.Plan;
import com.wearepatchworks.connect.jdbc.sink.row.RowSettings.InsertMode;
import com.wearepatchworks.connect.jdbc.sink.row.Rows;
import com.wearepatchworks.connect.jdbc.sink.type.KeyBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * In which order rows are written. Usually the last event per key, sorted by key: nothing is
 * written twice, and writers that lock rows in one order do not deadlock.
 */
final class Ordering {
  private final boolean keepAll;

  /** An order by which {@code events} are written. */
  Ordering(WriteSettings.Events events) {
    this.keepAll = events == WriteSettings.Events.ALL;
  }

  List<Run> runs(Group group) {
    Plan plan = group.plan();
    Rows rows = group.rows();
    if (plan.key().isEmpty() || (plan.mode() == InsertMode.INSERT && !rows.hasDeletes())) {
      return List.of(new Run(new int[0], live(rows)));
    }
    List<String> key = plan.key().stream().map(column -> column.name()).toList();
    boolean inOrder =
        keepAll || plan.mode() == InsertMode.INSERT || plan.target().hasUniqueBeside(key);
    return inOrder ? split(rows) : List.of(reduced(rows));
  }

  private static int[] live(Rows rows) {
    return IntStream.range(0, rows.size()).filter(row -> !rows.isDead(row)).toArray();
  }

  /** Sorted by key, the last event of each. */
  private static Run reduced(Rows rows) {
    int[] sorted = live(rows);
    new KeySort(rows).sort(sorted);
    int[] deletes = new int[sorted.length];
    int[] writes = new int[sorted.length];
    int deleted = 0;
    int written = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i + 1 < sorted.length && compare(rows, sorted[i], sorted[i + 1]) == 0) {
        continue;
      }
      if (rows.isDelete(sorted[i])) {
        deletes[deleted++] = sorted[i];
      } else {
        writes[written++] = sorted[i];
      }
    }
    return new Run(
        java.util.Arrays.copyOf(deletes, deleted), java.util.Arrays.copyOf(writes, written));
  }

  static int compare(Rows rows, int a, int b) {
    return KeyBytes.compare(
        rows.keyBytes(), rows.keyStart(a), rows.keyEnd(a), rows.keyStart(b), rows.keyEnd(b));
  }

  /** In the order of the records; a key that comes again begins a new run. */
  private static List<Run> split(Rows rows) {
    List<Run> runs = new ArrayList<>();
    Set<ByteBuffer> seen = new HashSet<>();
    IntStream.Builder deletes = IntStream.builder();
    IntStream.Builder writes = IntStream.builder();
    for (int row : live(rows)) {
      int start = rows.keyStart(row);
      ByteBuffer key = ByteBuffer.wrap(rows.keyBytes(), start, rows.keyEnd(row) - start);
      if (!seen.add(key)) {
        runs.add(new Run(deletes.build().toArray(), writes.build().toArray()));
        deletes = IntStream.builder();
        writes = IntStream.builder();
        seen.clear();
        seen.add(key);
      }
      (rows.isDelete(row) ? deletes : writes).add(row);
    }
    runs.add(new Run(deletes.build().toArray(), writes.build().toArray()));
    return runs;
  }
}
