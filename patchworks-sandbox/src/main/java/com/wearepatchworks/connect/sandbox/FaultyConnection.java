/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * One connection through a {@link FaultProxy}: both directions, until either end or a fault closes
 * it.
 */
final class FaultyConnection {
  private static final int BUFFER = 8192;

  private final Socket client;
  private final Socket server;
  private final Faults faults;

  FaultyConnection(Socket client, Socket server, Faults faults) {
    this.client = client;
    this.server = server;
    this.faults = faults;
  }

  void forwardRequests() {
    byte[] piece = new byte[BUFFER];
    try {
      InputStream in = client.getInputStream();
      OutputStream out = server.getOutputStream();
      for (int size = in.read(piece); size >= 0; size = in.read(piece)) {
        faults.await();
        out.write(piece, 0, size);
      }
      server.shutdownOutput();
    } catch (IOException | InterruptedException broken) {
      reset();
    }
  }

  void forwardReplies() {
    byte[] piece = new byte[BUFFER];
    long passed = 0;
    try {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      for (int size = in.read(piece); size >= 0; size = in.read(piece)) {
        faults.await();
        long allowed = Math.min(size, faults.replyBytes() - passed);
        if (allowed < size) {
          out.write(piece, 0, (int) Math.max(0, allowed));
          reset();
          return;
        }
        out.write(piece, 0, size);
        passed += size;
      }
      client.shutdownOutput();
    } catch (IOException | InterruptedException broken) {
      reset();
    }
  }

  /** Closes without the farewell of TCP, so that both peers see a reset. */
  void reset() {
    reset(client);
    reset(server);
  }

  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException alreadyClosed) {
      // which is what was wanted
    }
  }
}
