/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import com.wearepatchworks.connect.core.inbox.Budget;
import com.wearepatchworks.connect.httpkit.Headers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** How a body is compressed. */
enum Coding {
  IDENTITY,
  GZIP,
  DEFLATE;

  private static final int STEP = 32 << 10;

  /** The one that the headers name; null for one that we do not know, or for several. */
  static @Nullable Coding of(Headers headers) {
    if (headers.first("Content-Encoding") == null) {
      return IDENTITY;
    }
    return switch (String.join(",", headers.all("Content-Encoding"))
        .trim()
        .toLowerCase(Locale.ROOT)) {
      case "", "identity" -> IDENTITY;
      case "gzip", "x-gzip" -> GZIP;
      case "deflate" -> DEFLATE;
      default -> null;
    };
  }

  /**
   * The plain body. Takes room from {@code lease} as it grows, and stops at {@code max} bytes.
   *
   * @throws Refused with the answer, when it is too large, does not fit, or is broken
   */
  byte[] plain(byte[] body, int max, Budget.Lease lease) throws Refused {
    if (this == IDENTITY) {
      return body;
    }
    try (InputStream in = open(body)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(max, 4 * body.length));
      byte[] step = new byte[STEP];
      for (int n = in.read(step); n >= 0; n = in.read(step)) {
        if (out.size() + (long) n > max) {
          throw new Refused(Answers.tooLargeInflated(max));
        }
        if (!lease.tryGrow(n)) {
          throw new Refused(Answers.FULL);
        }
        out.write(step, 0, n);
      }
      return out.toByteArray();
    } catch (EOFException e) {
      throw new Refused(Answers.badEncoding(word(), "it ends too early"));
    } catch (IOException e) {
      throw new Refused(Answers.badEncoding(word(), "its data is corrupt"));
    }
  }

  private InputStream open(byte[] body) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(body);
    return this == GZIP
        ? new GZIPInputStream(in, STEP)
        : new Inflating(in, new Inflater(!isZlib(body)));
  }

  /** Senders disagree about what deflate means: with the zlib header (the standard) or without. */
  private static boolean isZlib(byte[] body) {
    return body.length >= 2
        && (body[0] & 0x0f) == 8
        && ((body[0] & 0xff) << 8 | (body[1] & 0xff)) % 31 == 0;
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Gives its inflater's native memory back at once. */
  private static final class Inflating extends InflaterInputStream {
    Inflating(InputStream in, Inflater inflater) {
      super(in, inflater, STEP);
    }

    @Override
    public void close() throws IOException {
      inf.end();
      super.close();
    }
  }

  /** The body is refused with this answer. */
  static final class Refused extends Exception {
    private final transient Reply reply;

    Refused(Reply reply) {
      super(null, null, false, false);
      this.reply = reply;
    }

    Reply reply() {
      return reply;
    }
  }
}
