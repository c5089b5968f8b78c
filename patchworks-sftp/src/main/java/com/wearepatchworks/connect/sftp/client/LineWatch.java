/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Remembers whether the line has ended. The library says of a line that breaks during the login
 * that the login was refused, and only who knows of the line can tell one from the other.
 */
final class LineWatch {
  private volatile boolean ended;

  /** Whether a stream that is watched has come to its end, or has failed. */
  boolean hasEnded() {
    return ended;
  }

  InputStream in(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] to, int at, int length) throws IOException {
        int count = -1;
        try {
          count = super.read(to, at, length);
          return count;
        } finally {
          ended |= count < 0;
        }
      }
    };
  }

  OutputStream out(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] from, int at, int length) throws IOException {
        boolean written = false;
        try {
          this.out.write(from, at, length);
          written = true;
        } finally {
          ended |= !written;
        }
      }
    };
  }
}
