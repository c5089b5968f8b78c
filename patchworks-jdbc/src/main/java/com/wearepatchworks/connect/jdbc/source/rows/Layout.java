/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

import com.wearepatchworks.connect.jdbc.source.sql.KeyColumn;
import com.wearepatchworks.connect.jdbc.source.sql.KeyType;
import com.wearepatchworks.connect.jdbc.source.type.ColumnReader;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** The columns of a result and what becomes of them. Made anew when the columns change. */
public final class Layout {
  /** A column that is part of the value, and its place there. */
  record Member(int index, Slot slot, ColumnReader reader) {}

  /** A column that is read raw. */
  private record Raw(int index, KeyType type, String label) {}

  private static final Object[] NO_HANDLE = {};

  private final Plan plan;
  private final Signature signature;
  private final Schema value;
  private final @Nullable Schema key;
  private final List<Member> members;
  private final List<Member> keyMembers;
  private final List<Member> fetched;
  private final List<Raw> order;
  private final List<Raw> handle;
  private final @Nullable SoftDelete softDelete;
  private final RowRecord.Place place;

  private Layout(Plan plan, ResultSetMetaData result) throws SQLException {
    this.plan = plan;
    signature = Signature.of(result);
    LayoutSchemas schemas = new LayoutSchemas(plan, result);
    value = schemas.value();
    members = schemas.members();
    key = schemas.key();
    keyMembers = schemas.keyMembers();
    fetched = distinct();
    order = raw(plan.order());
    handle = raw(plan.target().columns());
    softDelete =
        plan.softDelete() == null
            ? null
            : SoftDelete.of(signature.index(plan.softDelete()), result);
    place = new RowRecord.Place(plan.subject().partition(), plan.topic());
  }

  /** For the rows of a result. */
  static Layout of(Plan plan, ResultSetMetaData result) throws SQLException {
    return new Layout(plan, result);
  }

  private List<Raw> raw(List<KeyColumn> columns) {
    return columns.stream()
        .map(column -> new Raw(signature.index(column.label()), column.type(), column.label()))
        .toList();
  }

  /** Whether a result has the same columns. */
  boolean fits(ResultSetMetaData result) throws SQLException {
    return signature.equals(Signature.of(result));
  }

  /** The position of the current row. */
  public Object[] position(ResultSet rows) throws SQLException {
    return read(rows, order);
  }

  private Object[] read(ResultSet rows, List<Raw> columns) throws SQLException {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      Raw column = columns.get(i);
      Object read = column.type.read(rows, column.index);
      if (read == null) {
        throw new ConnectException(
            "A row of %s has no value in '%s', which rows are found by: choose columns that are never null"
                .formatted(plan.subject().label(), column.label));
      }
      values[i] = read;
    }
    return values;
  }

  /** A column of the key is mostly one of the value too. */
  private List<Member> distinct() {
    Map<Integer, Member> byIndex = new TreeMap<>();
    keyMembers.forEach(member -> byIndex.put(member.index, member));
    members.forEach(member -> byIndex.put(member.index, member));
    return List.copyOf(byIndex.values());
  }

  /** Takes the current row. */
  public FetchedRow fetch(ResultSet rows, Map<String, Object> offset) throws SQLException {
    @Nullable Object[] values = new @Nullable Object[signature.columns().size() + 1];
    for (Member member : fetched) {
      values[member.index] = member.reader.fetch(rows, member.index);
    }
    boolean deleted = softDelete != null && softDelete.test(rows);
    Object[] found = handle.isEmpty() ? NO_HANDLE : read(rows, handle);
    return new FetchedRow(this, offset, values, found, deleted);
  }

  /** Makes a record of a row. */
  SourceRecord record(FetchedRow row, Map<String, Object> offset) {
    RowRecord.Side keySide =
        key == null
            ? RowRecord.Side.NONE
            : new RowRecord.Side(key, struct(row.values, key, keyMembers));
    RowRecord.Side valueSide =
        row.isDeleted()
            ? RowRecord.Side.NONE
            : new RowRecord.Side(value, struct(row.values, value, members));
    if (handle.isEmpty()) {
      return new SourceRecord(
          place.partition(),
          offset,
          place.topic(),
          null,
          keySide.schema(),
          keySide.data(),
          valueSide.schema(),
          valueSide.data());
    }
    return new RowRecord(place, offset, keySide, valueSide, plan.target(), row.handle);
  }

  private Struct struct(@Nullable Object[] values, Schema schema, List<Member> of) {
    Struct struct = new Struct(schema);
    for (Member member : of) {
      Object sent = values[member.index];
      try {
        member.slot.put(struct, sent == null ? null : member.reader.convert(sent));
      } catch (DataException | ArithmeticException | NumberFormatException e) {
        throw new DataException(
            "Table %s, column '%s' holds a value that its type here cannot: %s"
                .formatted(plan.subject().label(), member.slot.name(), reason(e)),
            e);
      }
    }
    return struct;
  }

  /** Without the value, which the messages of Java's own exceptions quote. */
  private static String reason(RuntimeException e) {
    return e instanceof DataException
        ? String.valueOf(e.getMessage())
        : e.getClass().getSimpleName();
  }
}
