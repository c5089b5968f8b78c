/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftpclient;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** The stream of its SFTP client. */
final class MinaClient implements Client {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SshClient ssh;
  private final SftpClient sftp;

  private MinaClient(SshClient ssh, SftpClient sftp) {
    this.ssh = ssh;
    this.sftp = sftp;
  }

  static MinaClient open(Target target) throws IOException, GeneralSecurityException {
    SshClient ssh = SshClient.setUpDefaultClient();
    ssh.setServerKeyVerifier((session, address, key) -> true);
    ssh.start();
    ClientSession session =
        ssh.connect(target.user(), Target.HOST, target.port()).verify(PATIENCE).getSession();
    try (InputStream key = Files.newInputStream(Path.of(target.keyFile()))) {
      for (KeyPair pair : SecurityUtils.loadKeyPairIdentities(null, () -> "key", key, null)) {
        session.addPublicKeyIdentity(pair);
      }
    }
    session.auth().verify(PATIENCE);
    return new MinaClient(ssh, SftpClientFactory.instance().createSftpClient(session));
  }

  @Override
  public long read(String path) throws IOException {
    try (InputStream in = sftp.read(path)) {
      return Client.drain(in);
    }
  }

  @Override
  public void close() {
    ssh.stop();
  }
}
