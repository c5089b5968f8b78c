/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sends requests from any thread, and brings each answer to its call. */
final class Wire {
  static final int INIT_ID = -1;
  private static final byte[] INIT = {0, 0, 0, 5, Fxp.INIT, 0, 0, 0, 3};

  private final Map<Integer, Call> pending = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final Object sending = new Object();
  private final OutputStream out;
  private volatile @Nullable IOException ended;
  private volatile long activeNanos = System.nanoTime();

  Wire(OutputStream out) {
    this.out = out;
  }

  /** Where the server's bytes go; closing it fails all that waits. */
  OutputStream incoming() {
    Incoming incoming = new Incoming(pending);
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] from, int offset, int length) throws IOException {
        activeNanos = System.nanoTime();
        try {
          incoming.write(from, offset, length);
        } catch (IOException e) {
          end(e);
          throw e;
        }
      }

      @Override
      public void close() {
        end(new IOException("the connection was lost"));
      }
    };
  }

  /** Agrees on the version; the server's extensions by name. */
  Map<String, String> start() throws IOException {
    Call call = Call.small();
    register(INIT_ID, call);
    synchronized (sending) {
      out.write(INIT);
      out.flush();
    }
    ByteBuffer in = call.body(Fxp.VERSION);
    Map<String, String> extensions = new HashMap<>();
    while (in.remaining() >= 8) {
      extensions.put(text(in), in.remaining() >= 4 ? text(in) : "");
    }
    return extensions;
  }

  private static String text(ByteBuffer in) {
    return new String(Call.string(in), StandardCharsets.US_ASCII);
  }

  Call send(Request request) throws IOException {
    Call call = Call.small();
    queue(request, call);
    flush();
    return call;
  }

  /** Sends a request no later than the next {@link #flush}. */
  void queue(Request request, Call call) throws IOException {
    int id = ids.incrementAndGet() & Integer.MAX_VALUE;
    register(id, call);
    try {
      synchronized (sending) {
        call.sent(System.nanoTime());
        request.writeTo(out, id);
      }
    } catch (IOException e) {
      throw lost(e);
    }
  }

  void flush() throws IOException {
    try {
      synchronized (sending) {
        out.flush();
      }
    } catch (IOException e) {
      throw lost(e);
    }
  }

  private SftpLostException lost(IOException e) {
    end(e);
    return new SftpLostException("the connection was lost", e);
  }

  private void register(int id, Call call) throws SftpLostException {
    if (pending.isEmpty()) {
      activeNanos = System.nanoTime();
    }
    pending.put(id, call);
    IOException why = ended;
    if (why != null) {
      pending.remove(id);
      throw new SftpLostException(String.valueOf(why.getMessage()), why);
    }
  }

  /** Fails what waits and all that comes. */
  void end(IOException why) {
    if (ended == null) {
      ended = why;
    }
    pending.values().removeIf(call -> fail(call, why));
  }

  private static boolean fail(Call call, IOException why) {
    call.fail(why);
    return true;
  }

  boolean isOpen() {
    return ended == null;
  }

  /** For how long the server has owed an answer without sending a single byte; 0: it owes none. */
  long silentNanos() {
    return pending.isEmpty() ? 0 : System.nanoTime() - activeNanos;
  }
}
