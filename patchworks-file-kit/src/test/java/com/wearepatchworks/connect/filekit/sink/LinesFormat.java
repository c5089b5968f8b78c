/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import com.wearepatchworks.connect.core.format.RecordFormat;
import com.wearepatchworks.connect.core.format.RecordWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * A line per value, and one at the end. Values with {@code "bad"} have no form, those with {@code
 * "cols":"x"} go with others that have the same, below a line that says so.
 */
final class LinesFormat implements RecordFormat {
  @Override
  public RecordWriter begin(OutputStream out, @Nullable Schema schema, @Nullable Object value)
      throws IOException {
    String columns = columns(value);
    if (!columns.isEmpty()) {
      out.write(("# " + columns + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return new Lines(out, columns);
  }

  private static String columns(@Nullable Object value) {
    String text = String.valueOf(value);
    int at = text.indexOf("\"cols\":\"");
    return at < 0 ? "" : text.substring(at + 8, at + 9);
  }

  private record Lines(OutputStream out, String columns) implements RecordWriter {
    @Override
    public boolean fits(@Nullable Schema schema, @Nullable Object value) {
      return LinesFormat.columns(value).equals(columns);
    }

    @Override
    public long write(@Nullable Schema schema, @Nullable Object value) throws IOException {
      String text = String.valueOf(value);
      if (text.contains("bad")) {
        throw new DataException("no form for it");
      }
      byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
      out.write(line);
      return line.length;
    }

    @Override
    public void end() throws IOException {
      out.write("end\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public String extension() {
    return "txt";
  }
}
