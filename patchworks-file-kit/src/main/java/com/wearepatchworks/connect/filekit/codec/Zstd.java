/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** RFC 8878. */
final class Zstd {
  private Zstd() {}

  /** All frames, one after the other. A frame that needs more than 128 MiB of window is refused. */
  static InputStream inflate(InputStream in) throws IOException {
    return new ZstdInputStreamNoFinalizer(in);
  }

  static OutputStream deflate(OutputStream out, int level) throws IOException {
    return new ZstdOutputStreamNoFinalizer(out).setLevel(level).setChecksum(true);
  }
}
