/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An HTTP CONNECT and SOCKS5 proxy, by what the client begins with; user {@code me:pw}. */
final class SmallProxy implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicInteger served = new AtomicInteger();

  SmallProxy() throws IOException {
    daemon(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  int served() {
    return served.get();
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        daemon(() -> serve(client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket client) {
    try (client) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      int first = in.readUnsignedByte();
      Socket server = first == 5 ? socks(in, client) : http(first, in, client);
      if (server == null) {
        return;
      }
      served.incrementAndGet();
      daemon(() -> pump(server, client));
      pump(client, server);
    } catch (IOException e) {
      // gone
    }
  }

  private static @Nullable Socket socks(DataInputStream in, Socket client) throws IOException {
    OutputStream out = client.getOutputStream();
    in.skipNBytes(in.readUnsignedByte());
    out.write(new byte[] {5, 2});
    in.readUnsignedByte();
    String user = text(in, in.readUnsignedByte());
    String password = text(in, in.readUnsignedByte());
    boolean welcome = user.equals("me") && password.equals("pw");
    out.write(new byte[] {1, (byte) (welcome ? 0 : 1)});
    if (!welcome) {
      return null;
    }
    in.skipNBytes(4); // version, connect, reserved, by name
    String host = text(in, in.readUnsignedByte());
    Socket server = new Socket(host, in.readUnsignedShort());
    out.write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 1});
    return server;
  }

  private static String text(DataInputStream in, int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.US_ASCII);
  }

  private static @Nullable Socket http(int first, InputStream in, Socket client)
      throws IOException {
    StringBuilder head = new StringBuilder().append((char) first);
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    OutputStream out = client.getOutputStream();
    String basic = Base64.getEncoder().encodeToString("me:pw".getBytes(StandardCharsets.UTF_8));
    if (head.indexOf("Basic " + basic) < 0) {
      out.write("HTTP/1.1 407 Who are you?\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return null;
    }
    String target = head.substring("CONNECT ".length(), head.indexOf(" HTTP"));
    int colon = target.lastIndexOf(':');
    Socket server =
        new Socket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)));
    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return server;
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // gone
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
