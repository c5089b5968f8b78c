/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** Reaches a server through a session with another one. */
final class JumpHost implements Proxy {
  private static final int WINDOW_BYTES = 64 << 20;
  private static final int PACKET_BYTES = 32 << 10;
  private static final int BUFFER_BYTES = 64 << 10;

  private final Session session;
  private final LineWatch watch;
  private @Nullable Channel channel;
  private @Nullable InputStream in;
  private @Nullable OutputStream out;

  JumpHost(Session session, LineWatch watch) {
    this.session = session;
    this.watch = watch;
  }

  @Override
  public void connect(SocketFactory sockets, String host, int port, int timeoutMs)
      throws Exception {
    ChannelDirectTCPIP tunnel = (ChannelDirectTCPIP) session.openChannel("direct-tcpip");
    tunnel.setHost(host);
    tunnel.setPort(port);
    tunnel.setLocalWindowSizeMax(WINDOW_BYTES);
    tunnel.setLocalPacketSize(PACKET_BYTES);
    Pipe pipe = new Pipe();
    tunnel.setOutputStream(pipe);
    in = new BufferedInputStream(watch.in(pipe.end()), BUFFER_BYTES);
    out = watch.out(tunnel.getOutputStream());
    channel = tunnel;
    tunnel.connect(timeoutMs);
  }

  @Override
  public @Nullable InputStream getInputStream() {
    return in;
  }

  @Override
  public @Nullable OutputStream getOutputStream() {
    return out;
  }

  /** None of its own: the session's is watched. */
  @Override
  public @Nullable Socket getSocket() {
    return null;
  }

  @Override
  public void close() {
    if (channel != null) {
      channel.disconnect();
    }
  }
}
