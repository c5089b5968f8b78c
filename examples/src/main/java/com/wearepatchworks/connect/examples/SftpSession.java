/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.wearepatchworks.connect.sandbox.SftpAccess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/**
 * What Patchworks' SFTP connector can do, done with another library than the connectors use: put,
 * get, rename, list, remove. For one thread.
 */
final class SftpSession implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final SshClient client;
  private final SftpClient sftp;

  private SftpSession(SshClient client, SftpClient sftp) {
    this.client = client;
    this.sftp = sftp;
  }

  /** Logs in with the key, to the server that is known. */
  static SftpSession open(SftpAccess access) throws IOException, GeneralSecurityException {
    SshClient client = SshClient.setUpDefaultClient();
    client.setServerKeyVerifier(
        new KnownHostsServerKeyVerifier(
            RejectAllServerKeyVerifier.INSTANCE, access.knownHostsFile()));
    client.start();
    try (InputStream key = Files.newInputStream(access.privateKeyFile())) {
      ClientSession session =
          client.connect(access.user(), "127.0.0.1", access.port()).verify(PATIENCE).getSession();
      for (KeyPair pair : SecurityUtils.loadKeyPairIdentities(null, () -> "key", key, null)) {
        session.addPublicKeyIdentity(pair);
      }
      session.auth().verify(PATIENCE);
      return new SftpSession(client, SftpClientFactory.instance().createSftpClient(session));
    } catch (IOException | GeneralSecurityException e) {
      client.stop();
      throw e;
    }
  }

  void put(String path, byte[] content) throws IOException {
    try (OutputStream out = sftp.write(path)) {
      out.write(content);
    }
  }

  byte[] get(String path) throws IOException {
    try (InputStream in = sftp.read(path)) {
      return in.readAllBytes();
    }
  }

  void rename(String from, String to) throws IOException {
    sftp.rename(from, to);
  }

  /** Names in the directory, in order. */
  List<String> names(String directory) throws IOException {
    List<String> names = new ArrayList<>();
    try {
      for (SftpClient.DirEntry entry : sftp.readDir(directory)) {
        names.add(entry.getFilename());
      }
    } catch (UncheckedIOException e) { // an iterator cannot throw the other kind
      throw e.getCause();
    }
    return names.stream().sorted().toList();
  }

  void remove(String path) throws IOException {
    sftp.remove(path);
  }

  @Override
  public void close() {
    client.stop();
  }
}
