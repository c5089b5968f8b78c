/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source;

import com.wearepatchworks.connect.core.format.BadRecordException;
import com.wearepatchworks.connect.core.format.Entry;
import com.wearepatchworks.connect.core.format.Format;
import com.wearepatchworks.connect.core.format.MalformedInputException;
import com.wearepatchworks.connect.core.format.Position;
import com.wearepatchworks.connect.core.format.RecordReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record per line. {@code bad} is one that is refused, {@code broken} ends the file, {@code #} is
 * passed over.
 */
public final class TestLines implements Format {
  @Override
  public RecordReader read(InputStream in) {
    return new Reader(in, Position.START);
  }

  @Override
  public RecordReader resume(InputStream in, Position at) {
    return new Reader(in, at);
  }

  private static final class Reader implements RecordReader {
    private final InputStream in;
    private final byte[] buffer = new byte[1024];
    private int from;
    private int to;
    private Position position;

    Reader(InputStream in, Position at) {
      this.in = in;
      this.position = at;
    }

    @Override
    public @Nullable Entry next() throws IOException {
      for (byte[] line = readLine(); line != null; line = readLine()) {
        String text = new String(line, StandardCharsets.UTF_8);
        if (!text.startsWith("#")) {
          return entry(text, line);
        }
      }
      return null;
    }

    private Entry entry(String text, byte[] line) throws IOException {
      position =
          new Position(
              position.bytes(), 0, position.records() + 1, position.lines(), position.state());
      if (text.equals("bad")) {
        throw new BadRecordException("A bad line", position.lines(), 1, line);
      } else if (text.equals("broken")) {
        throw new MalformedInputException("A broken line", position.lines(), 1);
      }
      return new Line(text);
    }

    private byte @Nullable [] readLine() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      int read = 0;
      while (from < to || fill()) {
        byte b = buffer[from++];
        read++;
        if (b == '\n') {
          break;
        }
        line.write(b);
      }
      position =
          new Position(
              position.bytes() + read,
              0,
              position.records(),
              position.lines() + (read > 0 ? 1 : 0),
              position.state());
      return read == 0 ? null : line.toByteArray();
    }

    private boolean fill() throws IOException {
      from = 0;
      to = Math.max(0, in.read(buffer));
      return to > 0;
    }

    @Override
    public Position position() {
      return position;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  private record Line(String data) implements Entry {
    @Override
    public byte[] bytes() {
      return data.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Object field(List<String> path) {
      return path.isEmpty() ? data : path.get(0).equals("first") ? data.substring(0, 1) : null;
    }
  }
}
