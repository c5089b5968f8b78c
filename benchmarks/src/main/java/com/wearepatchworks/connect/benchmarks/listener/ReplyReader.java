/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.listener;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads replies with as little work as possible: the status, and the Content-Length that says where
 * the reply ends. One reply is under way at a time.
 */
final class ReplyReader {
  private static final byte[] LENGTH = {
    'c', 'o', 'n', 't', 'e', 'n', 't', '-', 'l', 'e', 'n', 'g', 't', 'h', ':'
  };
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private final InputStream in;
  private final byte[] buffer = new byte[16 << 10];
  private int filled;

  ReplyReader(InputStream in) {
    this.in = in;
  }

  /**
   * The status of the next reply, all of which is consumed.
   *
   * @throws IOException when the connection ends, or the reply has no Content-Length or is too
   *     large
   */
  int read() throws IOException {
    filled = 0;
    int body = -1;
    int searched = 0;
    while (body < 0) {
      fill();
      body = endOfHead(searched);
      searched = Math.max(0, filled - 3);
    }
    int end = body + contentLength(body);
    if (end > buffer.length) {
      throw new IOException("a reply of %d bytes is larger than expected".formatted(end));
    }
    while (filled < end) {
      fill();
    }
    return number(STATUS_AT);
  }

  private void fill() throws IOException {
    int count = in.read(buffer, filled, buffer.length - filled);
    if (count <= 0) {
      throw new EOFException("the connection ended inside a reply");
    }
    filled += count;
  }

  private int endOfHead(int from) {
    for (int i = from; i + 3 < filled; i++) {
      if (buffer[i] == '\r' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
        return i + 4;
      }
    }
    return -1;
  }

  private int contentLength(int end) throws IOException {
    for (int i = STATUS_AT; i + LENGTH.length < end; i++) {
      if (buffer[i - 1] == '\n' && isLength(i)) {
        int at = i + LENGTH.length;
        while (buffer[at] == ' ') {
          at++;
        }
        return number(at);
      }
    }
    throw new IOException("a reply without Content-Length");
  }

  private boolean isLength(int at) {
    for (int i = 0; i < LENGTH.length; i++) {
      if ((buffer[at + i] | 0x20) != (LENGTH[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private int number(int at) {
    int number = 0;
    for (int i = at; buffer[i] >= '0' && buffer[i] <= '9'; i++) {
      number = number * 10 + buffer[i] - '0';
    }
    return number;
  }
}
