/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.filekit.source.discovery.SourceFile;

/** A whole small file in memory: what was listed, read to its end, and unchanged after that. */
final class Fetched {
  private final SourceFile file;
  private final byte[] bytes;

  /** The bytes of {@code file}, which says where it lies now. */
  Fetched(SourceFile file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  SourceFile file() {
    return file;
  }

  byte[] bytes() {
    return bytes;
  }
}
