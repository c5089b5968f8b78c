/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A record per line of text; empty lines are records too. A line that does not fit its character
 * set, or is too long, is one bad record.
 *
 * @param charset where a line feed is not the byte of ASCII (UTF-16, UTF-32, EBCDIC), a resumed
 *     reader starts from the beginning
 * @param maxLineBytes longer lines are refused
 */
public record TextLinesFormat(Charset charset, int maxLineBytes) implements Format {
  @Override
  public RecordReader read(InputStream in) throws IOException {
    return resume(in, Position.START);
  }

  @Override
  public RecordReader resume(InputStream in, Position at) throws IOException {
    return Charsets.hasAsciiLineFeed(charset)
        ? new Reader(new Lines(in, maxLineBytes, at), new StrictText(charset), at.records())
        : Transcoded.resume(
            new TextLinesFormat(StandardCharsets.UTF_8, maxLineBytes), charset, in, at);
  }

  private static final class Reader implements RecordReader {
    private final Lines lines;
    private final StrictText text;
    private long records;

    private Reader(Lines lines, StrictText text, long records) {
      this.lines = lines;
      this.text = text;
      this.records = records;
    }

    @Override
    public @Nullable Entry next() throws IOException {
      long before = records++; // a line that is refused counts too
      if (!lines.next()) {
        records = before;
        return null;
      }
      String line = text.decode(lines.array(), lines.start(), lines.end());
      if (line == null) {
        throw new BadRecordException(
            "The text is not valid " + text.charset(), lines.number(), 0, lines.copy());
      }
      return new TextEntry(lines.number() == 1 ? StrictText.withoutByteOrderMark(line) : line);
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
