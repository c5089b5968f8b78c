/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.row;

import com.wearepatchworks.connect.jdbc.sink.type.Codec;
import com.wearepatchworks.connect.jdbc.sink.type.Codecs;
import com.wearepatchworks.connect.jdbc.sink.type.ParameterCodec;
import com.wearepatchworks.connect.jdbc.sink.type.ParameterCodecs;
import com.wearepatchworks.connect.jdbc.sink.sql.TargetColumn;
import com.wearepatchworks.connect.jdbc.sink.sql.TargetColumn.ColumnKind;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A plan's cells and what encodes them.
 *
 * @param codecs one per cell on PostgreSQL; empty elsewhere
 * @param keyCodecs one per part of the key on PostgreSQL; empty elsewhere
 * @param keyParameters one per part of the key elsewhere; empty on PostgreSQL
 */
record PlanCells(
    Cell[] cells,
    Codec[] codecs,
    Cell[] key,
    Codec[] keyCodecs,
    ParameterCodec[] keyParameters,
    Encoding encoding) {

  /** How rows are written into buffers. */
  record Encoding(RowEncoder encoder, boolean binary) {}

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

  static PlanCells postgres(List<Pair> pairs, List<Pair> key) {
    Cell[] cells = cells(pairs);
    Codec[] codecs = codecs(pairs);
    boolean binary = true;
    for (Codec codec : codecs) {
      binary &= codec.binary();
    }
    String[] names = names(pairs);
    RowEncoder encoder =
        binary
            ? CopyEncoder.binary(cells, codecs, names)
            : CopyEncoder.text(cells, codecs, names);
    return new PlanCells(
        cells,
        codecs,
        cells(key),
        codecs(key),
        new ParameterCodec[0],
        new Encoding(encoder, binary));
  }

  static PlanCells parameters(List<Pair> pairs, List<Pair> key, Typing typing) {
    Cell[] cells = cells(pairs);
    RowEncoder encoder =
        new ParameterEncoder(cells, parameterCodecs(pairs, typing), names(pairs));
    return new PlanCells(
        cells,
        new Codec[0],
        cells(key),
        new Codec[0],
        parameterCodecs(key, typing),
        new Encoding(encoder, false));
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
