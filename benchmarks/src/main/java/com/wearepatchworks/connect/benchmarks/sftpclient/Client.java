/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftpclient;

import java.io.IOException;
import java.io.InputStream;

/** One way to fetch files, with what its library does by itself. For one thread. */
interface Client extends AutoCloseable {
  /** Reads a file to its end and forgets it; returns its size. */
  long read(String path) throws Exception;

  @Override
  void close() throws IOException;

  /** Reads to the end, in pieces of 64 KB; returns how much that was. */
  static long drain(InputStream in) throws IOException {
    byte[] piece = new byte[64 << 10];
    long read = 0;
    for (int size = in.read(piece); size >= 0; size = in.read(piece)) {
      read += size;
    }
    return read;
  }
}
