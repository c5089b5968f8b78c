/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.row;

import com.wearepatchworks.connect.jdbc.sink.type.BadValueException;
import com.wearepatchworks.connect.jdbc.sink.type.CellSize;
import com.wearepatchworks.connect.jdbc.sink.type.Codec;
import com.wearepatchworks.connect.jdbc.sink.type.PgText;
import com.wearepatchworks.connect.jdbc.sink.type.RowBytes;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Rows as PostgreSQL's COPY takes them. */
final class CopyEncoder {
  private CopyEncoder() {}

  /** Binary: the number of cells, then each with its length. */
  static RowEncoder binary(Cell[] cells, Codec[] codecs, String[] columns) {
    return (record, body, rows) -> {
      RowBytes out = rows.data();
      out.putShort(cells.length);
      for (int i = 0; i < cells.length; i++) {
        Object value = cells[i].of(record, body);
        if (value == null) {
          out.putInt(-1);
          continue;
        }
        int start = out.size();
        out.putInt(0);
        try {
          codecs[i].write(value, out);
          CellSize.check((long) out.size() - start - Integer.BYTES);
        } catch (BadValueException e) {
          throw BadValueException.inColumn(columns[i], e);
        }
        out.setInt(start, out.size() - start - Integer.BYTES);
      }
      return Rows.NOTHING;
    };
  }

  /** Text: for tables with a column whose type has no binary form here. */
  static RowEncoder text(Cell[] cells, Codec[] codecs, String[] columns) {
    return (record, body, rows) -> {
      RowBytes out = rows.data();
      for (int i = 0; i < cells.length; i++) {
        if (i > 0) {
          out.putByte('\t');
        }
        appendText(cells[i].of(record, body), codecs[i], columns[i], out);
      }
      out.putByte('\n');
      return Rows.NOTHING;
    };
  }

  private static void appendText(@Nullable Object value, Codec codec, String column, RowBytes out) {
    if (value == null) {
      out.putByte('\\');
      out.putByte('N');
      return;
    }
    try {
      PgText.copy(codec.text(value), out);
    } catch (BadValueException e) {
      throw BadValueException.inColumn(column, e);
    }
  }

  /** One cell's text, as a parameter. */
  static @Nullable String text(SinkRecord record, @Nullable Object body, Cell cell, Codec codec) {
    Object value = cell.of(record, body);
    return value == null ? null : codec.text(value);
  }
}
