/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.jcraft.jsch.SocketFactory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Opens the sockets of one connection and can cut them, at any moment and from any thread: nothing
 * else is sure to wake a thread that the other side keeps waiting.
 */
final class Sockets implements SocketFactory {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final LineWatch watch = new LineWatch();
  private final int connectTimeoutMs;
  private volatile boolean cut;

  Sockets(Duration connectTimeout) {
    connectTimeoutMs = Math.toIntExact(connectTimeout.toMillis());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    if (cut) {
      socket.close();
    }
    socket.setTcpNoDelay(true);
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new UnknownHostException(host);
    }
    socket.connect(address, connectTimeoutMs);
    return socket;
  }

  @Override
  public InputStream getInputStream(Socket socket) throws IOException {
    // the library reads heads of some bytes
    return new BufferedInputStream(watch.in(socket.getInputStream()), BUFFER_BYTES);
  }

  @Override
  public OutputStream getOutputStream(Socket socket) throws IOException {
    return watch.out(socket.getOutputStream());
  }

  /** Knows whether the connection has ended, cut by us or not. */
  LineWatch watch() {
    return watch;
  }

  void cut() {
    cut = true;
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        // it is of no use any more
      }
    }
  }
}
