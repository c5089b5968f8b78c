/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.jcraft.jsch.ChannelSubsystem;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.wearepatchworks.connect.sftp.protocol.SftpClient;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.concurrent.atomic.AtomicInteger;

/** One SFTP channel, and how many files are open on it. */
final class Lane {
  /** What is received is asked for first, so a large window costs no memory. */
  private static final int WINDOW_BYTES = 64 << 20;

  private static final int PACKET_BYTES = 32 << 10;

  private final SftpClient client;
  private final AtomicInteger files = new AtomicInteger();

  private Lane(SftpClient client) {
    this.client = client;
  }

  static Lane open(Session session, Charset charset, int timeoutMs)
      throws JSchException, IOException {
    ChannelSubsystem channel = (ChannelSubsystem) session.openChannel("subsystem");
    channel.setSubsystem("sftp");
    channel.setLocalWindowSizeMax(WINDOW_BYTES);
    channel.setLocalPacketSize(PACKET_BYTES);
    SftpClient client = new SftpClient(channel.getOutputStream(), charset);
    channel.setOutputStream(client.incoming());
    try {
      channel.connect(timeoutMs);
      client.start();
    } catch (JSchException | IOException e) {
      channel.disconnect();
      throw e;
    }
    return new Lane(client);
  }

  SftpClient client() {
    return client;
  }

  int files() {
    return files.get();
  }

  void take() {
    files.incrementAndGet();
  }

  void release() {
    files.decrementAndGet();
  }
}
