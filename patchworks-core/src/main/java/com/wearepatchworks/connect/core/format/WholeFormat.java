/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The whole input as one record: text, or raw bytes.
 *
 * @param charset of the text; null for raw bytes
 * @param maxBytes a longer input is one bad record
 */
public record WholeFormat(@Nullable Charset charset, int maxBytes) implements Format {
  /** For inputs whose size is bounded elsewhere. */
  public WholeFormat(@Nullable Charset charset) {
    this(charset, Integer.MAX_VALUE);
  }

  @Override
  public RecordReader read(InputStream in) {
    return new Reader(in, this);
  }

  private static final class Reader implements RecordReader {
    private final InputStream in;
    private final WholeFormat format;
    private boolean done;

    private Reader(InputStream in, WholeFormat format) {
      this.in = in;
      this.format = format;
    }

    @Override
    public @Nullable Entry next() throws IOException {
      if (done) {
        return null;
      }
      byte[] bytes = in.readNBytes(format.maxBytes);
      boolean tooLong = in.transferTo(OutputStream.nullOutputStream()) > 0;
      done = true;
      if (tooLong) {
        throw bad("The input is longer than " + format.maxBytes + " bytes", bytes);
      }
      return format.charset == null ? new BytesEntry(bytes) : text(bytes, format.charset);
    }

    private static Entry text(byte[] bytes, Charset charset) throws BadRecordException {
      String text = new StrictText(charset).decode(bytes, 0, bytes.length);
      if (text == null) {
        throw bad("The text is not valid " + charset, bytes);
      }
      return new TextEntry(StrictText.withoutByteOrderMark(text));
    }

    private static BadRecordException bad(String reason, byte[] bytes) {
      return new BadRecordException(reason, 0, 0, bytes);
    }

    @Override
    public Position position() {
      return done ? new Position(0, 1, 1, 0, "") : Position.START;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
