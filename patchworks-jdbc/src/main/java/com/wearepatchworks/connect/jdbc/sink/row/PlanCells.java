/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.row;

import com.wearepatchworks.connect.jdbc.sink.sql.TargetColumn;
import com.wearepatchworks.connect.jdbc.sink.sql.TargetColumn.ColumnKind;
import com.wearepatchworks.connect.jdbc.sink.type.Codec;
import com.wearepatchworks.connect.jdbc.sink.type.Codecs;
import com.wearepatchworks.connect.jdbc.sink.type.ParameterCodec;
import com.wearepatchworks.connect.jdbc.sink.type.ParameterCodecs;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** A plan's cells and what encodes them. */
final class PlanCells {
  private final List<Pair> pairs;
  private final List<Pair> key;
  private final Cell[] cells;
  private final Codec[] codecs;
  private final Cell[] keyCells;
  private final Encoding encoding;

  private PlanCells(List<Pair> pairs, List<Pair> key, Codec[] codecs, Encoding encoding) {
    this.pairs = pairs;
    this.key = key;
    this.cells = cells(pairs);
    this.codecs = codecs;
    this.keyCells = cells(key);
    this.encoding = encoding;
  }

  /** How rows are written into buffers. */
  private record Encoding(RowEncoder encoder, boolean binary, Typing typing) {}

  /** What decides what a parameter becomes. */
  enum Typing {
    BY_COLUMN,
    BY_VALUE
  }

  /** A cell and the column that it goes into. */
  record Pair(FieldCell field, TargetColumn column) {}

  RowEncoder encoder() {
    return encoding.encoder;
  }

  boolean binary() {
    return encoding.binary;
  }

  List<TargetColumn> columns() {
    return pairs.stream().map(Pair::column).toList();
  }

  List<TargetColumn> key() {
    return key.stream().map(Pair::column).toList();
  }

  Cell keyCell(int part) {
    return keyCells[part];
  }

  /** The text of one cell. */
  @Nullable String text(SinkRecord record, @Nullable Object body, int column) {
    return CopyEncoder.text(record, body, cells[column], codecs[column]);
  }

  /** The text of one part of the key. */
  @Nullable String keyText(SinkRecord record, @Nullable Object body, int part) {
    return CopyEncoder.text(record, body, keyCells[part], codec(key.get(part)));
  }

  /** One part of the key as a parameter. */
  @Nullable Object keyParameter(SinkRecord record, @Nullable Object body, int part) {
    Object value = keyCells[part].of(record, body);
    Pair pair = key.get(part);
    return value == null
        ? null
        : parameterCodec(pair.field.schema(), pair.column.kind(), encoding.typing).parameter(value);
  }

  static PlanCells postgres(List<Pair> pairs, List<Pair> key) {
    Cell[] cells = cells(pairs);
    Codec[] codecs = codecs(pairs);
    boolean binary = true;
    for (Codec codec : codecs) {
      binary &= codec.binary();
    }
    String[] names = names(pairs);
    RowEncoder encoder =
        binary ? CopyEncoder.binary(cells, codecs, names) : CopyEncoder.text(cells, codecs, names);
    return new PlanCells(pairs, key, codecs, new Encoding(encoder, binary, Typing.BY_COLUMN));
  }

  static PlanCells parameters(List<Pair> pairs, List<Pair> key, Typing typing) {
    Cell[] cells = cells(pairs);
    RowEncoder encoder = new ParameterEncoder(cells, parameterCodecs(pairs, typing), names(pairs));
    return new PlanCells(pairs, key, new Codec[0], new Encoding(encoder, false, typing));
  }

  private static Cell[] cells(List<Pair> pairs) {
    return pairs.stream().map(pair -> pair.field.cell()).toArray(Cell[]::new);
  }

  private static String[] names(List<Pair> pairs) {
    return pairs.stream().map(pair -> pair.column.name()).toArray(String[]::new);
  }

  private static Codec[] codecs(List<Pair> pairs) {
    return pairs.stream().map(PlanCells::codec).toArray(Codec[]::new);
  }

  private static Codec codec(Pair pair) {
    if (pair.column.pg() == null) {
      throw new IllegalStateException(pair.column.name() + " has no type of PostgreSQL");
    }
    return Codecs.of(pair.field.schema(), pair.column.pg());
  }

  private static ParameterCodec[] parameterCodecs(List<Pair> pairs, Typing typing) {
    return pairs.stream()
        .map(pair -> parameterCodec(pair.field.schema(), pair.column.kind(), typing))
        .toArray(ParameterCodec[]::new);
  }

  private static ParameterCodec parameterCodec(
      @Nullable Schema schema, ColumnKind kind, Typing typing) {
    return typing == Typing.BY_COLUMN
        ? ParameterCodecs.of(schema, kind.type(), kind.size(), kind.scale())
        : ParameterCodecs.asIs(schema);
  }
}
