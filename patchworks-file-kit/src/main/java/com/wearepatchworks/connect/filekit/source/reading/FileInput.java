/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.core.format.RecordReader;
import com.wearepatchworks.connect.filekit.source.offset.FileOffset;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import java.io.Closeable;
import java.io.IOException;

/**
 * A file that is open.
 *
 * @param start where reading begins
 * @param raw its bytes
 */
record FileInput(FileOffset start, RawStream raw, RecordReader records) implements Closeable {
  private static final int BUFFER = 8 << 10;

  /** Reads on to the last byte, which a format need not have asked for. */
  void drain() throws IOException {
    byte[] buffer = new byte[BUFFER];
    int count = raw.read(buffer, 0, buffer.length);
    while (count >= 0) {
      count = raw.read(buffer, 0, buffer.length);
    }
  }

  /** Throws what the store did wrong, whatever parsers made of it, if it did something wrong. */
  void requireWhole() throws FileStoreException {
    FileStoreException failure = raw.failure();
    if (failure != null) {
      throw failure;
    }
    long size = start.identity().size();
    if (raw.hasEnded() && raw.position() < size) {
      throw new FileStoreException(
          Reason.FAILED,
          "The content ended after %d of %d bytes".formatted(raw.position(), size),
          null);
    }
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
