/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.protocol;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request that was sent, and its answer once that is there. */
final class Call {
  private final byte @Nullable [] target;
  private int at;
  private int type;
  private byte[] body = {};
  private boolean done;
  private long sentNanos;
  private long answeredNanos;
  private @Nullable IOException failure;

  private Call(byte @Nullable [] target, int at) {
    this.target = target;
    this.at = at;
  }

  /** A call whose answer is small. */
  static Call small() {
    return new Call(null, 0);
  }

  /** A call whose data goes to {@code target} from {@code at} on. */
  static Call into(byte[] target, int at) {
    return new Call(target, at);
  }

  boolean wantsData() {
    return target != null;
  }

  /** Takes the next bytes of the data; by the thread that receives. */
  void data(byte[] from, int offset, int length) throws IOException {
    if (target == null || length > target.length - at) {
      throw new IOException("the server sent more data than was asked for");
    }
    System.arraycopy(from, offset, target, at, length);
    at += length;
  }

  /** Notes when it was sent. */
  void sent(long nanos) {
    sentNanos = nanos;
  }

  /** From sending to answer; of an answered call only. */
  synchronized long latencyNanos() {
    return answeredNanos - sentNanos;
  }

  synchronized void answer(int answerType, byte[] answerBody) {
    type = answerType;
    body = answerBody;
    answeredNanos = System.nanoTime();
    done = true;
    notifyAll();
  }

  synchronized void fail(IOException why) {
    if (!done) {
      failure = why;
      done = true;
      notifyAll();
    }
  }

  synchronized boolean isDone() {
    return done;
  }

  private synchronized int await() throws IOException {
    try {
      while (!done) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SftpLostException("interrupted while waiting for the server", e);
    }
    if (failure != null) {
      // a new one, so that its stack tells who waited
      throw new SftpLostException(String.valueOf(failure.getMessage()), failure);
    }
    return type;
  }

  /** Waits for a status of success. */
  void ok() throws IOException {
    if (await() != Fxp.STATUS) {
      throw unexpected();
    }
    ByteBuffer in = ByteBuffer.wrap(body);
    if (in.remaining() < 4 || in.getInt(0) != 0) {
      throw status();
    }
  }

  byte[] handle() throws IOException {
    return string(body(Fxp.HANDLE));
  }

  Attributes attributes() throws IOException {
    try {
      return Attributes.read(body(Fxp.ATTRS));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new IOException("the server's answer to STAT makes no sense", e);
    }
  }

  /** Waits for the data; -1 at the end of the file, else where it ended in the target. */
  int dataEnd() throws IOException {
    try {
      body(Fxp.DATA);
      return at;
    } catch (SftpStatusException e) {
      if (e.code() == SftpStatusException.EOF) {
        return -1;
      }
      throw e;
    }
  }

  /** Waits for an answer of that type; another status than success is thrown. */
  ByteBuffer body(int wanted) throws IOException {
    int got = await();
    if (got == wanted) {
      return ByteBuffer.wrap(body);
    }
    throw got == Fxp.STATUS ? status() : unexpected();
  }

  private IOException status() {
    ByteBuffer in = ByteBuffer.wrap(body);
    int code = in.remaining() < 4 ? SftpStatusException.FAILURE : in.getInt();
    String words = in.remaining() < 4 ? "" : new String(string(in), StandardCharsets.UTF_8);
    return new SftpStatusException(code, words);
  }

  private IOException unexpected() {
    return new IOException("the server sent an answer of type " + type + " that does not fit");
  }

  static byte[] string(ByteBuffer in) {
    byte[] value = new byte[Math.max(0, Math.min(in.getInt(), in.remaining()))];
    in.get(value);
    return value;
  }
}
