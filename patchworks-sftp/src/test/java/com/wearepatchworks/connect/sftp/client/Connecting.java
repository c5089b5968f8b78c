/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.wearepatchworks.connect.sftp.client.SftpConnectionOptions.Limits;
import com.wearepatchworks.connect.sftp.client.SftpConnectionOptions.Timeouts;
import com.wearepatchworks.connect.sftp.client.SshServer.Key;
import com.wearepatchworks.connect.sftp.client.SshServer.Login;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.types.Password;

/** Options for tests. */
final class Connecting {
  static final List<String> METHODS = List.of("publickey", "password", "keyboard-interactive");
  static final Timeouts TIMEOUTS =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(15));
  static final Limits LIMITS = new Limits(8, 131_059, 32 << 20, StandardCharsets.UTF_8);

  private Connecting() {}

  static SftpConnectionOptions to(OpenSshServer server) throws IOException {
    return to(
        at(server.port(), key(Files.readString(server.userKey())), server.hostKeyFingerprint()));
  }

  static SftpConnectionOptions to(MinaServer server) throws Exception {
    return to(at(server.port(), password("secret"), server.hostKeyFingerprint()));
  }

  static SftpConnectionOptions to(SshServer server) {
    return new SftpConnectionOptions(
        server,
        null,
        null,
        new Algorithms(List.of(), List.of(), List.of(), List.of()),
        TIMEOUTS,
        LIMITS);
  }

  static SshServer at(int port, Login login, String fingerprint) {
    return new SshServer(
        "", "127.0.0.1", port, login, new HostKeyTrust.Fingerprints(List.of(fingerprint)));
  }

  static Login password(String password) {
    return new Login("bob", new Password(password), null, METHODS);
  }

  static Login key(String text) {
    return new Login(OpenSshServer.user(), null, new Key(new Password(text), null, null), METHODS);
  }
}
