/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.wearepatchworks.connect.filekit.store.FileStoreException;
import java.io.IOException;
import java.io.InputStream;

/** A file's content whose failures are a store's, and whose end frees its channel. */
final class SftpInput extends InputStream {
  private final InputStream in;
  private final Lane lane;
  private final Failures failures;
  private final String path;
  private boolean closed;

  SftpInput(InputStream in, Lane lane, Failures failures, String path) {
    this.in = in;
    this.lane = lane;
    this.failures = failures;
    this.path = path;
  }

  @Override
  public int read() throws FileStoreException {
    try {
      return in.read();
    } catch (IOException e) {
      throw failures.of("read", path, e);
    }
  }

  @Override
  public int read(byte[] to, int at, int length) throws FileStoreException {
    try {
      return in.read(to, at, length);
    } catch (IOException e) {
      throw failures.of("read", path, e);
    }
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      lane.release();
      in.close();
    }
  }
}
