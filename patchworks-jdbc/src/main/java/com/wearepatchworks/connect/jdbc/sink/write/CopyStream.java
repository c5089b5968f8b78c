/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.jdbc.sink.row.Rows;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Sends encoded rows by COPY, in pieces that the driver passes on without copying them again. */
final class CopyStream {
  private static final int PIECE = 64 << 10;
  private static final byte[] SIGNATURE =
      "PGCOPY\n\u00FF\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

  /** Signature, flags, length of the header's extension. */
  private static final byte[] HEADER =
      java.util.Arrays.copyOf(SIGNATURE, SIGNATURE.length + 2 * Integer.BYTES);

  private static final byte[] TRAILER = {-1, -1};

  private final byte[] piece = new byte[PIECE];
  private int filled;

  void send(Connection connection, String sql, Group group, int[] rows) throws SQLException {
    boolean binary = group.plan().copyFormat().equals("binary");
    CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    try {
      filled = 0;
      if (binary) {
        append(in, HEADER, 0, HEADER.length);
      }
      sendRows(in, group.rows(), rows);
      if (binary) {
        append(in, TRAILER, 0, TRAILER.length);
      }
      flush(in);
      in.endCopy();
    } finally {
      if (in.isActive()) {
        in.cancelCopy();
      }
    }
  }

  /** Rows that lie side by side go as one stretch. */
  private void sendRows(CopyIn in, Rows rows, int[] numbers) throws SQLException {
    byte[] bytes = rows.dataBytes();
    int at = 0;
    while (at < numbers.length) {
      int end = at + 1;
      while (end < numbers.length && numbers[end] == numbers[end - 1] + 1) {
        end++;
      }
      int start = rows.dataStart(numbers[at]);
      append(in, bytes, start, rows.dataEnd(numbers[end - 1]) - start);
      at = end;
    }
  }

  private void append(CopyIn in, byte[] bytes, int start, int length) throws SQLException {
    if (length > PIECE - filled) {
      flush(in);
    }
    if (length <= PIECE - filled) {
      System.arraycopy(bytes, start, piece, filled, length);
      filled += length;
      return;
    }
    for (int at = 0; at < length; at += PIECE) {
      in.writeToCopy(bytes, start + at, Math.min(PIECE, length - at));
    }
  }

  private void flush(CopyIn in) throws SQLException {
    if (filled > 0) {
      in.writeToCopy(piece, 0, filled);
      filled = 0;
    }
  }
}
