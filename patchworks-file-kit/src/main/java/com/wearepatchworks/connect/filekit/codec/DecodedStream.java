/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import com.wearepatchworks.connect.core.format.MalformedInputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Stands around a library's stream: keeps limits, tells apart who failed, and answers "end" only
 * when the file has ended too.
 */
final class DecodedStream extends InputStream {
  private final String what;
  private final CountedInput in;
  private final DecodeLimits limits;
  private final Opener opener;
  private @Nullable InputStream decoded;
  private @Nullable IOException failure;
  private long count;
  private boolean ended;

  /** Opens a library's stream; it may read already. */
  interface Opener {
    InputStream open(InputStream in) throws IOException;
  }

  /**
   * The stream that {@code opener} makes, with manners.
   *
   * @param what the kind of file, for messages
   */
  DecodedStream(String what, InputStream in, DecodeLimits limits, Opener opener) {
    this.what = what;
    this.in = new CountedInput(in);
    this.limits = limits;
    this.opener = opener;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, bytes.length);
    if (failure != null) {
      throw failure;
    } else if (ended || length == 0) {
      return ended ? -1 : 0;
    }
    try {
      return some(bytes, from, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  private int some(byte[] bytes, int from, int length) throws IOException {
    int read = fromLibrary(bytes, from, length);
    if (read < 0) {
      requireEnd();
      ended = true;
      return -1;
    }
    count += read;
    limits.check(what, in.count(), count);
    return read;
  }

  private int fromLibrary(byte[] bytes, int from, int length) throws IOException {
    try {
      int read = 0;
      while (read == 0) {
        read = decoded().read(bytes, from, length);
      }
      in.rethrow();
      return read;
    } catch (MalformedInputException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // libraries index arrays with what they read
      in.rethrow();
      throw malformed(e);
    }
  }

  private InputStream decoded() throws IOException {
    if (decoded == null) {
      decoded = opener.open(in);
    }
    return decoded;
  }

  private MalformedInputException malformed(Exception e) {
    String reason =
        e instanceof EOFException
            ? "The %s file is cut off after %d bytes".formatted(what, in.count())
            : "The %s file is damaged, cut off, or no %s file at all (%s; %d bytes were read)"
                .formatted(what, what, e.getMessage(), in.count());
    MalformedInputException malformed = new MalformedInputException(reason, 0, 0);
    malformed.initCause(e);
    return malformed;
  }

  private void requireEnd() throws IOException {
    if (in.count() == 0) {
      throw new MalformedInputException(
          "The file is empty, which no %s file is".formatted(what), 0, 0);
    } else if (in.read() >= 0) {
      throw new MalformedInputException(
          "The %s file goes on after its end, at byte %d".formatted(what, in.count() - 1), 0, 0);
    }
  }

  @Override
  public void close() throws IOException {
    try (in) {
      if (decoded != null) {
        decoded.close();
      }
    }
  }
}
