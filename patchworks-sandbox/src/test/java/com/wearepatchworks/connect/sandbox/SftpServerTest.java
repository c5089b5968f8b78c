/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.Test;

final class SftpServerTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void servesItsDirectoryToWhoHasTheKey() throws Exception {
    try (SftpServer server = SftpServer.start()) {
      exchange(server);
    }
  }

  @Test
  void servesWithOpenSsh() throws Exception {
    assumeThat(SftpServer.isOpenSshInstalled()).isTrue();
    try (SftpServer server = SftpServer.openSsh()) {
      assertThat(server.kind()).startsWith("OpenSSH");
      exchange(server);
    }
  }

  @Test
  void servesInThisJvmToWhoHasThePassword() throws Exception {
    try (SftpServer server = SftpServer.mina()) {
      exchange(server);
      try (SshClient client = client(server.access());
          ClientSession session = connect(client, server.access())) {
        session.addPasswordIdentity(Objects.requireNonNull(server.access().password()));
        session.auth().verify(SOON);
      }
    }
  }

  @Test
  void comesBackOnTheSamePortWithTheSameKeyAndFiles() throws Exception {
    try (SftpServer server = SftpServer.start();
        SshClient client = client(server.access());
        ClientSession session = login(client, server.access())) {
      Files.writeString(server.access().directory().resolve("kept"), "kept");

      server.stop();

      assertThat(
              session.waitFor(Collections.singleton(ClientSession.ClientSessionEvent.CLOSED), SOON))
          .contains(ClientSession.ClientSessionEvent.CLOSED);
      assertThatThrownBy(() -> connect(client, server.access())).isInstanceOf(IOException.class);
      server.restart();
      assertThat(server.access().directory().resolve("kept")).hasContent("kept");
      exchange(server);
    }
  }

  @Test
  void leavesNothingBehind() {
    SftpServer server = SftpServer.start();
    Path directory = server.access().directory();

    server.close();

    assertThat(directory).doesNotExist();
    assertThatThrownBy(() -> connect(client(server.access()), server.access()))
        .isInstanceOf(IOException.class);
  }

  private static void exchange(SftpServer server) throws Exception {
    SftpAccess access = server.access();
    Path hello = access.directory().resolve("hello");
    Files.writeString(hello, "hello");
    try (SshClient client = client(access);
        ClientSession session = login(client, access);
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
        InputStream in = sftp.read(hello.toString())) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("hello");
      sftp.put(hello, access.directory().resolve("copy").toString());
      assertThat(access.directory().resolve("copy")).hasContent("hello");
    }
  }

  private static SshClient client(SftpAccess access) {
    SshClient client = SshClient.setUpDefaultClient();
    client.setServerKeyVerifier(
        new KnownHostsServerKeyVerifier(SftpServerTest::refuse, access.knownHostsFile()));
    client.start();
    return client;
  }

  private static boolean refuse(
      ClientSession session, SocketAddress address, java.security.PublicKey key) {
    return false;
  }

  private static ClientSession login(SshClient client, SftpAccess access) throws Exception {
    ClientSession session = connect(client, access);
    try (InputStream key = Files.newInputStream(access.privateKeyFile())) {
      for (KeyPair pair : SecurityUtils.loadKeyPairIdentities(null, () -> "key", key, null)) {
        session.addPublicKeyIdentity(pair);
      }
    }
    session.auth().verify(SOON);
    return session;
  }

  private static ClientSession connect(SshClient client, SftpAccess access) throws IOException {
    return client.connect(access.user(), "127.0.0.1", access.port()).verify(SOON).getSession();
  }
}
