/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** RFC 1952. */
final class Gzip {
  private static final int BUFFER = 32 << 10;

  private Gzip() {}

  /**
   * All members, one after the other. Not the JDK's stream: it asks {@code available()} whether
   * another member follows, and ends early on a stream that answers 0.
   */
  static InputStream inflate(InputStream in) throws IOException {
    return CompressorStreamFactory.getSingleton()
        .createCompressorInputStream(
            CompressorStreamFactory.GZIP, new BufferedInputStream(in, BUFFER), true);
  }

  static OutputStream deflate(OutputStream out, int level) throws IOException {
    return new Levelled(out, level);
  }

  private static final class Levelled extends GZIPOutputStream {
    private Levelled(OutputStream out, int level) throws IOException {
      super(out, BUFFER);
      def.setLevel(level);
    }
  }
}
