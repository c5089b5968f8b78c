/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.row;

import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.dialect.Dialects;
import com.wearepatchworks.connect.jdbc.dialect.TableId;
import com.wearepatchworks.connect.jdbc.sink.row.PlanCells.Pair;
import com.wearepatchworks.connect.jdbc.sink.row.PlanCells.Typing;
import com.wearepatchworks.connect.jdbc.sink.row.RowSettings.InsertMode;
import com.wearepatchworks.connect.jdbc.sink.sql.Target;
import com.wearepatchworks.connect.jdbc.sink.sql.TargetColumn;
import com.wearepatchworks.connect.jdbc.sink.type.BadValueException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Matches records of one schema with a table, which is made or extended where that is wanted. */
public final class PlanMaker {
  private final RowSettings settings;
  private final Fields fields;
  private final TableFitter fitter;
  private final Dialect dialect;

  /** A maker of plans for tables that {@code fitter} finds, makes and extends. */
  public PlanMaker(RowSettings settings, TableFitter fitter, Dialect dialect) {
    this.settings = settings;
    this.fields = new Fields(settings);
    this.fitter = fitter;
    this.dialect = dialect;
  }

  Fields fields() {
    return fields;
  }

  Plan plan(TableId table, SinkRecord record, @Nullable Object body) throws SQLException {
    Optional<Target> found = fitter.find(table);
    List<FieldCell> key = keyOf(record, body, found);
    List<FieldCell> all = new ArrayList<>(key);
    if (body != null) {
      for (FieldCell cell : fields.value(record, body)) {
        if (key.stream().noneMatch(part -> part.column().equals(cell.column()))) {
          all.add(cell);
        }
      }
    }
    List<String> keyNames = key.stream().map(FieldCell::column).toList();
    Target target = fitter.fit(table, found, all, keyNames);
    List<Pair> keyPairs = pairs(target, key);
    checkKey(target, keyPairs);
    List<Pair> columns = body == null ? List.of() : columns(target, all, body);
    return new Plan(settings.mode(), target, cells(columns, keyPairs), record.keySchema());
  }

  private List<FieldCell> keyOf(SinkRecord record, @Nullable Object body, Optional<Target> found) {
    return fields.key(record, body, found.map(Target::primaryKey).orElse(List.of()));
  }

  private PlanCells cells(List<Pair> columns, List<Pair> key) {
    return switch (dialect.name()) {
      case Dialects.POSTGRESQL -> PlanCells.postgres(columns, key);
      case "sqlite" -> PlanCells.parameters(columns, key, Typing.BY_VALUE);
      default -> PlanCells.parameters(columns, key, Typing.BY_COLUMN);
    };
  }

  private List<Pair> columns(Target target, List<FieldCell> cells, Object body) {
    List<Pair> pairs = new ArrayList<>();
    for (FieldCell cell : cells) {
      Optional<TargetColumn> column = target.column(cell.column());
      if (column.isEmpty()) {
        unknown(target, cell, body);
      } else if (!column.get().generated()) {
        pairs.add(new Pair(cell, column.get()));
      }
    }
    if (pairs.stream().map(Pair::column).distinct().count() < pairs.size()) {
      throw new ConnectException(
          "Two fields of the records go into one column of table %s: rename or exclude one of them"
              .formatted(target.id()));
    }
    if (pairs.isEmpty()) {
      throw new BadValueException("No field of the record has a column in table " + target.id());
    }
    return pairs;
  }

  private void unknown(Target target, FieldCell cell, Object body) {
    if (body instanceof Map) {
      if (fitter.ignoresUnknown()) {
        return;
      }
      throw new BadValueException(
          "Field '%s' has no column in table %s: add it, exclude the field (fields.exclude), or set fields.unknown=ignore"
              .formatted(cell.column(), target.id()));
    }
    throw new ConnectException(
        "Field '%s' has no column in table %s: add the column, set auto.evolve=true, or exclude the field (fields.exclude)"
            .formatted(cell.column(), target.id()));
  }

  private static List<Pair> pairs(Target target, List<FieldCell> cells) {
    return cells.stream()
        .map(
            cell ->
                new Pair(
                    cell,
                    target
                        .column(cell.column())
                        .orElseThrow(
                            () ->
                                new ConnectException(
                                    "Key column '%s' is not in table %s: correct pk.fields or the table"
                                        .formatted(cell.column(), target.id())))))
        .toList();
  }

  private void checkKey(Target target, List<Pair> key) {
    if (settings.mode() != InsertMode.UPSERT) {
      return;
    }
    List<String> names = key.stream().map(pair -> pair.column().name()).toList();
    if (!target.isUnique(names)) {
      throw new ConnectException(
          "Table %s has no primary or unique key over exactly the columns %s that is not deferrable: insert.mode=upsert needs one. Create it, or correct pk.mode and pk.fields"
              .formatted(target.id(), names));
    }
  }
}
