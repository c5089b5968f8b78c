/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Records of a text in which records cannot be told apart by bytes (UTF-16, say): it is read as
 * UTF-8, always from its start, because a position in the one is none in the other.
 */
final class Transcoded implements RecordReader {
  private final RecordReader utf8;

  private Transcoded(RecordReader utf8) {
    this.utf8 = utf8;
  }

  static RecordReader resume(Format utf8, Charset charset, InputStream in, Position at)
      throws IOException {
    return new Transcoded(Skipped.behind(at.skip(), utf8.read(new AsUtf8(in, charset))));
  }

  @Override
  public @Nullable Entry next() throws IOException {
    return utf8.next();
  }

  @Override
  public Position position() {
    long records = utf8.position().records();
    return new Position(0, records, records, 0, "");
  }

  @Override
  public long line() {
    return utf8.line();
  }

  @Override
  public void close() throws IOException {
    utf8.close();
  }

  /** A text in another character set as UTF-8. */
  private static final class AsUtf8 extends InputStream {
    private static final int CHARS = 8 << 10;

    private final Charset charset;
    private final Reader text;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private final CharBuffer chars = CharBuffer.allocate(CHARS).limit(0);
    private final ByteBuffer bytes = ByteBuffer.allocate(3 * CHARS).limit(0);
    private boolean ended;

    private AsUtf8(InputStream in, Charset charset) {
      this.charset = charset;
      this.text = new InputStreamReader(in, charset.newDecoder());
    }

    @Override
    public int read() throws IOException {
      return bytes.hasRemaining() || fill() ? bytes.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (!bytes.hasRemaining() && !fill()) {
        return -1;
      }
      int count = Math.min(length, bytes.remaining());
      bytes.get(target, offset, count);
      return count;
    }

    private boolean fill() throws IOException {
      bytes.clear().limit(0);
      while (!ended && !bytes.hasRemaining()) {
        chars.compact(); // half of a pair may be left
        try {
          ended = text.read(chars) < 0;
        } catch (CharacterCodingException e) {
          throw new MalformedInputException("The text is not valid " + charset, 0, 0);
        }
        chars.flip();
        bytes.clear();
        encoder.encode(chars, bytes, ended);
        bytes.flip();
      }
      return bytes.hasRemaining();
    }

    @Override
    public void close() throws IOException {
      text.close();
    }
  }
}
