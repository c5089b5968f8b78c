/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftpclient;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.io.InputStream;

/** One session, one channel, nothing set that is not needed to log in. */
final class JschClient implements Client {
  private static final int TIMEOUT_MS = 60_000;

  private final Session session;
  private final ChannelSftp channel;

  private JschClient(Session session, ChannelSftp channel) {
    this.session = session;
    this.channel = channel;
  }

  static JschClient open(Target target) throws JSchException {
    JSch jsch = new JSch();
    jsch.addIdentity(target.keyFile());
    Session session = jsch.getSession(target.user(), Target.HOST, target.port());
    // the proxy has another port than the key is known for
    session.setConfig("StrictHostKeyChecking", "no");
    session.setTimeout(TIMEOUT_MS);
    session.connect();
    ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
    channel.connect();
    return new JschClient(session, channel);
  }

  ChannelSftp channel() {
    return channel;
  }

  @Override
  public long read(String path) throws SftpException, IOException {
    try (InputStream in = channel.get(path)) {
      return Client.drain(in);
    }
  }

  @Override
  public void close() {
    session.disconnect();
  }
}
