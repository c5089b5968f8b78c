/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Splits bytes at LF or CR LF, counting lines, in constant memory. */
final class Lines implements Closeable {
  private static final int BUFFER = 8 << 10;

  private final InputStream in;
  private final int maxBytes;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private long number;

  Lines(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /** The number of the line that {@link #next} returned last, from 1. */
  long number() {
    return number;
  }

  /**
   * The next line without its end; null at the end of the input. An end of line at its very end
   * adds no line.
   */
  byte @Nullable [] next() throws IOException {
    if (from == to && !fill()) {
      return null;
    }
    number++;
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    boolean ended = false;
    while (!ended && (from < to || fill())) {
      int end = indexOfLineFeed();
      ended = end < to;
      line.write(buffer, from, end - from);
      from = ended ? end + 1 : to;
      bound(line.size() - 1); // the last one may be a carriage return
    }
    byte[] text = withoutCarriageReturn(line.toByteArray());
    bound(text.length);
    return text;
  }

  private void bound(int length) throws MalformedInputException {
    if (length > maxBytes) {
      throw new MalformedInputException(
          "The line is longer than " + maxBytes + " bytes", number, maxBytes + 1L);
    }
  }

  private int indexOfLineFeed() {
    int at = from;
    while (at < to && buffer[at] != '\n') {
      at++;
    }
    return at;
  }

  private static byte[] withoutCarriageReturn(byte[] line) {
    return line.length > 0 && line[line.length - 1] == '\r'
        ? Arrays.copyOf(line, line.length - 1)
        : line;
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, in.read(buffer));
    return to > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
