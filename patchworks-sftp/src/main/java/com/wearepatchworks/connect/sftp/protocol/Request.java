/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of one request. A payload, if any, follows them on the wire without being copied. */
final class Request {
  private static final int ID_AT = 5;

  private byte[] bytes = new byte[64];
  private int size = ID_AT + 4;
  private byte[] payload = {};
  private int payloadLength;

  private Request(int type) {
    bytes[4] = (byte) type;
  }

  static Request of(int type) {
    return new Request(type);
  }

  static Request extended(String name) {
    return of(Fxp.EXTENDED).string(name.getBytes(StandardCharsets.US_ASCII));
  }

  Request string(byte[] value) {
    number(value.length);
    room(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  Request number(int value) {
    room(4);
    ByteBuffer.wrap(bytes).putInt(size, value);
    size += 4;
    return this;
  }

  Request number(long value) {
    room(8);
    ByteBuffer.wrap(bytes).putLong(size, value);
    size += 8;
    return this;
  }

  /** Ends the request with {@code length} bytes of {@code from}, as a string. */
  Request payload(byte[] from, int length) {
    number(length);
    payload = from;
    payloadLength = length;
    return this;
  }

  private void room(int more) {
    if (bytes.length < size + more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }

  void writeTo(OutputStream out, int id) throws IOException {
    ByteBuffer.wrap(bytes).putInt(0, size - 4 + payloadLength).putInt(ID_AT, id);
    out.write(bytes, 0, size);
    if (payloadLength > 0) {
      out.write(payload, 0, payloadLength);
    }
  }
}
