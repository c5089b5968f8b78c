/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.row;

import com.wearepatchworks.connect.jdbc.sink.type.BadValueException;
import com.wearepatchworks.connect.jdbc.sink.type.ParameterCodec;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Rows as parameters of prepared statements. */
final class ParameterEncoder implements RowEncoder {
  private final Cell[] cells;
  private final ParameterCodec[] codecs;
  private final String[] columns;

  ParameterEncoder(Cell[] cells, ParameterCodec[] codecs, String[] columns) {
    this.cells = cells;
    this.codecs = codecs;
    this.columns = columns;
  }

  @Override
  public @Nullable Object[] encode(SinkRecord record, @Nullable Object body, Rows rows) {
    @Nullable Object[] row = new @Nullable Object[cells.length];
    for (int i = 0; i < cells.length; i++) {
      row[i] = parameter(record, body, i);
    }
    return row;
  }

  private @Nullable Object parameter(SinkRecord record, @Nullable Object body, int column) {
    Object value = cells[column].of(record, body);
    try {
      return value == null ? null : codecs[column].parameter(value);
    } catch (BadValueException e) {
      throw BadValueException.inColumn(columns[column], e);
    }
  }
}
