/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the server's bytes as they come, in pieces of any size, and hands answers to their calls.
 * Data is copied once, to where its reader wants it. Never blocks: it is called by the one thread
 * that receives for all channels.
 */
final class Incoming extends OutputStream {
  /** As OpenSSH: no message is longer, so what is longer is no SFTP (a shell's greeting). */
  private static final int MAX_MESSAGE = 1 << 20;

  private static final int HEAD = 9;

  private final Map<Integer, Call> pending;
  private final byte[] head = new byte[HEAD + 4];
  private int headSize;
  private int headNeeded = HEAD;
  private byte[] body = {};
  private int bodySize;
  private @Nullable Call reader;
  private int dataLeft;
  private int ignoredLeft;

  Incoming(Map<Integer, Call> pending) {
    this.pending = pending;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      at += headSize < headNeeded ? takeHead(from, at, end - at) : takeBody(from, at, end - at);
    }
  }

  private int takeHead(byte[] from, int at, int available) throws IOException {
    int taken = Math.min(available, headNeeded - headSize);
    System.arraycopy(from, at, head, headSize, taken);
    headSize += taken;
    if (headSize == HEAD && headNeeded == HEAD) {
      begin();
    } else if (headSize == HEAD + 4) {
      beginData();
    }
    return taken;
  }

  private void begin() throws IOException {
    int rest = length() - 5;
    if (rest < 0 || rest > MAX_MESSAGE) {
      throw new IOException("what the server sends is not SFTP");
    }
    Call call = pending.get(id());
    if (type() == Fxp.DATA && call != null && call.wantsData() && rest >= 4) {
      reader = call;
      headNeeded = HEAD + 4;
      return;
    }
    body = new byte[rest];
    bodySize = 0;
    endIfComplete();
  }

  private void beginData() throws IOException {
    dataLeft = ByteBuffer.wrap(head).getInt(HEAD);
    // some servers add an end-of-file flag, which belongs to version 6
    ignoredLeft = length() - 5 - 4 - dataLeft;
    if (dataLeft < 0 || ignoredLeft < 0) {
      throw new IOException("the length of the server's data makes no sense");
    }
    endIfComplete();
  }

  private int takeBody(byte[] from, int at, int available) throws IOException {
    int taken;
    if (reader == null) {
      taken = Math.min(available, body.length - bodySize);
      System.arraycopy(from, at, body, bodySize, taken);
      bodySize += taken;
    } else if (dataLeft > 0) {
      taken = Math.min(available, dataLeft);
      reader.data(from, at, taken);
      dataLeft -= taken;
    } else {
      taken = Math.min(available, ignoredLeft);
      ignoredLeft -= taken;
    }
    endIfComplete();
    return taken;
  }

  private void endIfComplete() throws IOException {
    if (reader == null ? bodySize < body.length : dataLeft + ignoredLeft > 0) {
      return;
    }
    Call call = pending.remove(id());
    if (call == null) {
      throw new IOException("the server answered what was not asked: request " + id());
    }
    call.answer(type(), body);
    headSize = 0;
    headNeeded = HEAD;
    reader = null;
    body = new byte[0];
    bodySize = 0;
  }

  private int length() {
    return ByteBuffer.wrap(head).getInt(0);
  }

  private int type() {
    return head[4] & 0xff;
  }

  /** The answer to INIT has the version in place of an id. */
  private int id() {
    return type() == Fxp.VERSION ? Wire.INIT_ID : ByteBuffer.wrap(head).getInt(5);
  }
}
