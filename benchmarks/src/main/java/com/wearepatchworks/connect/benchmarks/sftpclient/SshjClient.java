/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftpclient;

import java.io.IOException;
import java.io.InputStream;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.sftp.RemoteFile;
import net.schmizz.sshj.sftp.SFTPClient;
import net.schmizz.sshj.transport.verification.PromiscuousVerifier;

/** Reads ahead 16 requests, as its own transfer does. */
final class SshjClient implements Client {
  private static final int AHEAD = 16;

  private final SSHClient ssh;
  private final SFTPClient sftp;

  private SshjClient(SSHClient ssh, SFTPClient sftp) {
    this.ssh = ssh;
    this.sftp = sftp;
  }

  static SshjClient open(Target target) throws IOException {
    SSHClient ssh = new SSHClient();
    ssh.addHostKeyVerifier(new PromiscuousVerifier());
    ssh.connect(Target.HOST, target.port());
    ssh.authPublickey(target.user(), target.keyFile());
    return new SshjClient(ssh, ssh.newSFTPClient());
  }

  @Override
  public long read(String path) throws IOException {
    try (RemoteFile file = sftp.open(path);
        InputStream in = file.new ReadAheadRemoteFileInputStream(AHEAD)) {
      return Client.drain(in);
    }
  }

  @Override
  public void close() throws IOException {
    sftp.close();
    ssh.close();
  }
}
