/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document per line (NDJSON, JSON Lines); blank lines are passed over. A line that is no
 * JSON, or too long, is one bad record.
 *
 * @param maxLineBytes longer lines are refused
 */
public record NdJsonFormat(int maxLineBytes) implements Format {
  private static final JsonFormat DOCUMENT = new JsonFormat(JsonPointer.empty(), false);

  @Override
  public RecordReader read(InputStream in) {
    return resume(in, Position.START);
  }

  @Override
  public RecordReader resume(InputStream in, Position at) {
    return new Reader(new Lines(in, maxLineBytes, at), at.records());
  }

  private static final class Reader implements RecordReader {
    private final Lines lines;
    private final JsonCheck check = new JsonCheck();
    private long records;

    private Reader(Lines lines, long records) {
      this.lines = lines;
      this.records = records;
    }

    @Override
    public @Nullable Entry next() throws IOException {
      long before = records++; // a line that is refused counts too
      while (lines.next()) {
        if (!isBlank()) {
          return document(lines.copy());
        }
      }
      records = before;
      return null;
    }

    private boolean isBlank() {
      byte[] line = lines.array();
      for (int at = lines.start(); at < lines.end(); at++) {
        if (line[at] != ' ' && line[at] != '\t') {
          return false;
        }
      }
      return true;
    }

    private @Nullable Entry document(byte[] line) throws IOException {
      return check.isDocument(line) ? new JsonEntry(line) : documentOrError(line);
    }

    private @Nullable Entry documentOrError(byte[] line) throws IOException {
      try (RecordReader reader = DOCUMENT.read(new ByteArrayInputStream(line))) {
        return reader.next();
      } catch (MalformedInputException e) {
        throw new BadRecordException(e.reason(), lines.number(), e.column(), line);
      }
    }

    @Override
    public Position position() {
      return lines.position(records);
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
