/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** The characters of one row after the other, each with a line end; nothing between two rows. */
final class CsvRowFeed extends Reader {
  private final CharsetDecoder decoder;
  private final boolean utf8;
  private byte[] bytes = new byte[0];
  private int from;
  private int to;
  private boolean ended = true;

  CsvRowFeed(Charset charset) {
    this.decoder = charset.newDecoder();
    this.utf8 = charset.equals(StandardCharsets.UTF_8);
  }

  void hand(byte[] row, int start, int end) {
    bytes = row;
    from = start;
    to = end;
    ended = false;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    int at = utf8 ? utf8(target, offset, offset + length) : ascii(target, offset, offset + length);
    if (from < to && at < offset + length) {
      at = decode(target, at, offset + length);
    }
    if (from == to && at < offset + length) {
      target[at++] = '\n';
      ended = true;
    }
    return at - offset;
  }

  /** All but what is rare or wrong, which is left to the decoder: that is slow to begin. */
  private int utf8(char[] target, int offset, int limit) {
    int at = ascii(target, offset, limit);
    int length = from < to && at < limit ? Utf8.lengthAt(bytes, from) : 0;
    while ((length == 2 || length == 3) && from + length <= to) {
      target[at] = Utf8.charAt(bytes, from, length);
      from += length;
      at = ascii(target, at + 1, limit);
      length = from < to && at < limit ? Utf8.lengthAt(bytes, from) : 0;
    }
    return at;
  }

  private int ascii(char[] target, int offset, int limit) {
    int count = Math.min(to - from, limit - offset);
    int i = 0;
    while (i < count && bytes[from + i] >= 0) {
      target[offset + i] = (char) bytes[from + i];
      i++;
    }
    from += i;
    return offset + i;
  }

  private int decode(char[] target, int offset, int limit) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
    CharBuffer out = CharBuffer.wrap(target, offset, limit - offset);
    CoderResult result = decoder.reset().decode(in, out, true);
    if (result.isError()) {
      result.throwException();
    }
    from = in.position();
    return out.position(); // the parser asks for thousands, so that a pair has room
  }

  @Override
  public void close() {}
}
