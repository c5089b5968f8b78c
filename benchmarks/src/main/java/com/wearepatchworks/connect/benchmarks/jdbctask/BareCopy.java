/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbctask;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** COPY of rows that are encoded already; one COPY and one commit for each batch. */
final class BareCopy implements BareWrite {
  /** As much as the driver is given at once. */
  private static final int PIECE = 64 << 10;

  private final Connection connection;
  private final CopyManager copies;
  private final String sql;
  private final List<byte[]> batches = new ArrayList<>();

  private BareCopy(Connection connection, String sql) throws SQLException {
    this.connection = connection;
    this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
    this.sql = sql;
  }

  static BareCopy open(Request request, List<Long> ids) throws SQLException {
    Connection connection = DriverManager.getConnection(request.text("url"));
    connection.setAutoCommit(false);
    boolean binary = request.text("way").equals("copy-binary");
    String format = binary ? "binary" : "text";
    BareCopy copy =
        new BareCopy(
            connection, "COPY %s FROM STDIN (FORMAT %s)".formatted(request.text("table"), format));
    int batch = request.number("batch");
    for (int from = 0; from < ids.size(); from += batch) {
      List<Long> some = ids.subList(from, Math.min(ids.size(), from + batch));
      copy.batches.add(binary ? copy.binary(request, some) : text(some));
    }
    return copy;
  }

  private static byte[] text(List<Long> ids) {
    StringBuilder lines = new StringBuilder();
    ids.forEach(id -> lines.append(Values.of(id).line()).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Encoded by the server itself, from the table that holds what is expected. */
  private byte[] binary(Request request, List<Long> ids) throws SQLException {
    String some =
        "COPY (SELECT * FROM %s WHERE id BETWEEN %d AND %d AND id %% %d = %d ORDER BY id) TO STDOUT (FORMAT binary)"
            .formatted(
                request.text("expected"),
                ids.get(0),
                ids.get(ids.size() - 1),
                request.number("tasks"),
                ids.get(0) % request.number("tasks"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CopyOut out = copies.copyOut(some);
    for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
      bytes.writeBytes(row);
    }
    connection.commit();
    return bytes.toByteArray();
  }

  @Override
  public Void call() throws SQLException {
    for (byte[] batch : batches) {
      CopyIn copy = copies.copyIn(sql);
      for (int from = 0; from < batch.length; from += PIECE) {
        copy.writeToCopy(batch, from, Math.min(PIECE, batch.length - from));
      }
      copy.endCopy();
      connection.commit();
    }
    return null;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
