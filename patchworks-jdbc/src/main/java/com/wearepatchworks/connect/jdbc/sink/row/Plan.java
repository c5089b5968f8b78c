/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.row;

import com.wearepatchworks.connect.jdbc.sink.row.RowSettings.InsertMode;
import com.wearepatchworks.connect.jdbc.sink.sql.Target;
import com.wearepatchworks.connect.jdbc.sink.sql.TargetColumn;
import com.wearepatchworks.connect.jdbc.sink.type.BadValueException;
import com.wearepatchworks.connect.jdbc.sink.type.CellSize;
import com.wearepatchworks.connect.jdbc.sink.type.KeyBytes;
import com.wearepatchworks.connect.jdbc.sink.type.RowBytes;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * How records of one schema become rows of one table: made once, used for each record. The task's
 * thread encodes with it while a writer reads single cells of an earlier batch again: it has no
 * state, and neither have its codecs.
 */
public final class Plan {
  private final InsertMode mode;
  private final Target target;
  private final List<TargetColumn> columns;
  private final List<TargetColumn> key;
  private final PlanCells cells;
  private final @Nullable Schema keySchema;

  Plan(InsertMode mode, Target target, PlanCells cells, @Nullable Schema keySchema) {
    this.mode = mode;
    this.target = target;
    this.columns = cells.columns();
    this.key = cells.key();
    this.cells = cells;
    this.keySchema = keySchema;
  }

  /** Appends the record's row, or its tombstone. */
  public void append(SinkRecord record, @Nullable Object body, Rows rows) {
    rows.begin();
    try {
      appendKey(record, body, rows.keys());
      if (body == null) {
        rows.endDelete(record);
      } else {
        @Nullable Object[] row = cells.encoder().encode(record, body, rows);
        CellSize.checkRow((long) rows.data().size() - rows.dataStart(rows.size()));
        rows.end(record, row);
      }
    } catch (RuntimeException e) {
      rows.undo();
      throw e;
    }
  }

  /** Appends the record's key. */
  public void appendKey(SinkRecord record, @Nullable Object body, RowBytes out) {
    for (int i = 0; i < key.size(); i++) {
      Object part = cells.keyCell(i).of(record, body);
      if (part == null) {
        throw new BadValueException(
            "Column '%s': the key has no value".formatted(key.get(i).name()));
      }
      KeyBytes.append(part, out);
    }
  }

  /** What rows do. */
  public InsertMode mode() {
    return mode;
  }

  /** The table. */
  public Target target() {
    return target;
  }

  /** The columns that rows have; empty in a plan that only deletes. */
  public List<TargetColumn> columns() {
    return columns;
  }

  /** Whether there is nothing to be written: an update of nothing but the key. */
  public boolean writesNothing() {
    return mode == InsertMode.UPDATE && key.containsAll(columns);
  }

  /** The columns that find a row. */
  public List<TargetColumn> key() {
    return key;
  }

  /** Whether tombstones of that plan can join rows of this. */
  public boolean deletesLike(Plan deletes) {
    return key.equals(deletes.key) && Objects.equals(keySchema, deletes.keySchema);
  }

  /** COPY's format: {@code binary} or {@code text}. */
  public String copyFormat() {
    return cells.binary() ? "binary" : "text";
  }

  /** The texts of a row's cells. */
  public @Nullable String[] texts(SinkRecord record, @Nullable Object body) {
    @Nullable String[] texts = new @Nullable String[columns.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = cells.text(record, body, i);
    }
    return texts;
  }

  /** One part of a row's key as text. */
  public @Nullable String keyText(SinkRecord record, @Nullable Object body, int part) {
    return cells.keyText(record, body, part);
  }

  /** One part of a row's key as a parameter, where rows are parameters. */
  public @Nullable Object keyParameter(SinkRecord record, @Nullable Object body, int part) {
    return cells.keyParameter(record, body, part);
  }
}
