/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * One connection through a {@link FaultProxy}: both directions, until both ends have closed it, or
 * one end or a fault has broken it off.
 */
final class FaultyConnection {
  private final Socket client;
  private final Socket server;
  private final List<BooleanSupplier> halves;
  private final CountDownLatch running;

  FaultyConnection(Socket client, Socket server, Faults faults) {
    this.client = client;
    this.server = server;
    FaultyDirection requests = new FaultyDirection(client, server, faults, faults::requestBytes);
    FaultyDirection replies = new FaultyDirection(server, client, faults, faults::replyBytes);
    this.halves = List.of(requests::read, requests::write, replies::read, replies::write);
    this.running = new CountDownLatch(halves.size());
  }

  /** Forwards; returns when there is nothing more to forward. */
  void forward(Executor threads) throws InterruptedException {
    for (BooleanSupplier half : halves) {
      threads.execute(() -> run(half));
    }
    running.await();
  }

  private void run(BooleanSupplier half) {
    if (!half.getAsBoolean()) {
      reset();
    }
    running.countDown();
  }

  /** Gives the sockets back after both directions have ended. */
  void close() throws IOException {
    client.close();
    server.close();
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
