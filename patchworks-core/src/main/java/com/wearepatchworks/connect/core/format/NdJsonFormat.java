/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document per line (NDJSON, JSON Lines); blank lines are passed over.
 *
 * @param maxLineBytes longer lines are refused
 */
public record NdJsonFormat(int maxLineBytes) implements Format {
  private static final JsonFormat DOCUMENT = new JsonFormat(JsonPointer.empty(), false);

  @Override
  public RecordReader read(InputStream in) {
    return new Reader(new Lines(in, maxLineBytes));
  }

  private record Reader(Lines lines) implements RecordReader {
    @Override
    public @Nullable Entry next() throws IOException {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        if (!isBlank(line)) {
          return document(line);
        }
      }
      return null;
    }

    private static boolean isBlank(byte[] line) {
      for (byte b : line) {
        if (b != ' ' && b != '\t') {
          return false;
        }
      }
      return true;
    }

    private @Nullable Entry document(byte[] line) throws IOException {
      try (RecordReader reader = DOCUMENT.read(new ByteArrayInputStream(line))) {
        return reader.next();
      } catch (MalformedInputException e) {
        throw new MalformedInputException(e.reason(), lines.number(), e.column());
      }
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
