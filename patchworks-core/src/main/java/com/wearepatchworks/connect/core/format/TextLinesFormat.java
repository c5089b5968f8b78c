/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A record per line of text; empty lines are records too.
 *
 * @param charset in which a line feed must be one byte, the one of ASCII: not UTF-16, UTF-32,
 *     EBCDIC
 * @param maxLineBytes longer lines are refused
 */
public record TextLinesFormat(Charset charset, int maxLineBytes) implements Format {
  private static final byte[] LINE_FEED = {'\n'};

  @Override
  public RecordReader read(InputStream in) throws IOException {
    if (!charset.canEncode() || !Arrays.equals("\n".getBytes(charset), LINE_FEED)) {
      in.close();
      throw new MalformedInputException(
          "Lines of text cannot be told apart in " + charset + "; send UTF-8", 0, 0);
    }
    return new Reader(new Lines(in, maxLineBytes), charset);
  }

  private record Reader(Lines lines, Charset charset) implements RecordReader {
    @Override
    public @Nullable Entry next() throws IOException {
      byte[] line = lines.next();
      return line == null ? null : new TextEntry(StrictText.decode(line, charset, lines.number()));
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
