/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** The format of bzip2. */
final class Bzip2 {
  private static final int BUFFER = 32 << 10;

  private Bzip2() {}

  /** All streams, one after the other. */
  static InputStream inflate(InputStream in) throws IOException {
    return new BZip2CompressorInputStream(new BufferedInputStream(in, BUFFER), true);
  }

  static OutputStream deflate(OutputStream out, int level) throws IOException {
    return new BZip2CompressorOutputStream(out, level);
  }
}
