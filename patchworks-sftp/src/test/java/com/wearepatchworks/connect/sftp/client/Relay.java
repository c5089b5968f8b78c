/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Stands between client and server: counts what comes back, falls silent, cuts. */
final class Relay implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicLong fromServer = new AtomicLong();
  private final int target;
  private volatile boolean silent;
  private volatile long cutAfter = Long.MAX_VALUE;

  Relay(int target) throws IOException {
    this.target = target;
    daemon(this::accept);
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return listener.getLocalPort();
  }

  long fromServer() {
    return fromServer.get();
  }

  /** From now on nothing comes back, and nobody is told. */
  void fallSilent() {
    silent = true;
  }

  /** Connections made from now on work again; those from before stay silent. */
  void speak() {
    silent = false;
  }

  /** Cuts when so many more bytes have come back. */
  void cutAfter(long bytes) {
    cutAfter = fromServer.get() + bytes;
  }

  void cut() {
    cutAfter = Long.MAX_VALUE;
    for (Socket socket : sockets) {
      close(socket);
    }
    sockets.clear();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // gone
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(server);
        daemon(() -> pump(client, server, null));
        daemon(() -> pump(server, client, fromServer));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void pump(Socket from, Socket to, @Nullable AtomicLong counter) {
    byte[] buffer = new byte[64 * 1024];
    try {
      InputStream in = from.getInputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (counter != null) {
          if (silent) {
            stayForEver();
          }
          if (counter.addAndGet(n) > cutAfter) {
            cut();
          }
        }
        to.getOutputStream().write(buffer, 0, n);
      }
    } catch (IOException e) {
      // cut
    } finally {
      close(from);
      close(to);
    }
  }

  private static void stayForEver() throws IOException {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }
}
