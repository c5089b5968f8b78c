/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Raw bytes in pieces: each record is so many bytes, the last one what is left.
 *
 * @param bytes of a record
 */
public record ChunksFormat(int bytes) implements Format {
  @Override
  public RecordReader read(InputStream in) {
    return resume(in, Position.START);
  }

  @Override
  public RecordReader resume(InputStream in, Position at) {
    return new Reader(in, bytes, at);
  }

  private static final class Reader implements RecordReader {
    private final InputStream in;
    private final int bytes;
    private Position position;

    private Reader(InputStream in, int bytes, Position position) {
      this.in = in;
      this.bytes = bytes;
      this.position = position;
    }

    @Override
    public @Nullable Entry next() throws IOException {
      byte[] chunk = in.readNBytes(bytes);
      if (chunk.length == 0) {
        return null;
      }
      position = new Position(position.bytes() + chunk.length, 0, position.records() + 1, 0, "");
      return new BytesEntry(chunk);
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
}
