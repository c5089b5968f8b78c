/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.sftp.client.SshServer.Key;
import com.wearepatchworks.connect.sftp.client.SshServer.Login;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.types.Password;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Private keys of every kind, in every format, let in at OpenSSH. */
class KeyLoginTest {
  private static @Nullable OpenSshServer server;

  @TempDir Path home = Path.of("/nowhere");

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    OpenSshServer.require();
    Path authority = Keys.generate(home.resolve("ca"), "ed25519", "");
    server = new OpenSshServer(home.resolve("server"), "TrustedUserCAKeys " + authority + ".pub");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static OpenSshServer server() {
    return Objects.requireNonNull(server);
  }

  private static Map<String, String> problems(
      String key, @Nullable String password, @Nullable String certificate) throws Exception {
    Login login =
        new Login(
            OpenSshServer.user(),
            null,
            new Key(
                new Password(key), password == null ? null : new Password(password), certificate),
            Connecting.METHODS);
    return ConnectionCheck.problems(
        Connecting.to(Connecting.at(server().port(), login, server().hostKeyFingerprint())),
        SftpPublishOptions.defaults(),
        List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "ed25519, '', RFC4716",
    "ed25519, pass word, RFC4716",
    "rsa, '', PEM",
    "rsa, pass word, PEM",
    "rsa, pass word, PKCS8",
    "rsa, pass word, RFC4716",
    "ecdsa, '', PEM",
    "ecdsa, pass word, PEM",
    "ecdsa, pass word, PKCS8",
    "ecdsa, pass word, RFC4716",
  })
  void everyKindOfKeyLetsIn(String type, String password, String format) throws Exception {
    Path key = Keys.generate(home.resolve("key"), type, password, "-m", format);
    server().authorize(Path.of(key + ".pub"));
    String text = Files.readString(key);
    @Nullable String given = password.isEmpty() ? null : password;

    assertThat(problems(text, given, null)).isEmpty();
    assertThat(problems(key.toString(), given, null)).as("as the path of a file").isEmpty();
    assertThat(problems(text.replace("\n", "\\n"), given, null)).as("in one line").isEmpty();
    if (given != null) {
      assertThat(problems(text, "other", null)).containsOnlyKeys("private.key.password");
      assertThat(problems(text, null, null)).containsOnlyKeys("private.key.password");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pass word"})
  void keysOfPuttyLetIn(String password) throws Exception {
    PuttyKey key = PuttyKey.generate(password);
    Path line = Files.writeString(home.resolve("putty.pub"), key.publicLine());
    server().authorize(line);
    assertThat(problems(key.text(), password.isEmpty() ? null : password, null)).isEmpty();
    if (!password.isEmpty()) {
      assertThat(problems(key.text(), "other", null)).containsOnlyKeys("private.key.password");
    }
  }

  @Test
  void aKeyWithACertificateLetsIn() throws Exception {
    Path key = Keys.generate(home.resolve("key"), "ed25519", "");
    Path authority = server().userKey().resolveSibling("../ca");
    Keys.run(
        "ssh-keygen",
        "-q",
        "-s",
        authority.toString(),
        "-I",
        "id",
        "-n",
        OpenSshServer.user(),
        key + ".pub");
    String text = Files.readString(key);
    assertThat(problems(text, null, null)).containsOnlyKeys("private.key");
    assertThat(problems(text, null, Files.readString(Path.of(key + "-cert.pub")))).isEmpty();
  }

  @Test
  void saysWhichKeyIsNotAccepted() throws Exception {
    Path key = Keys.generate(home.resolve("key"), "ed25519", "");
    String fingerprint = Keys.fingerprint(Path.of(key + ".pub"));
    assertThat(problems(Files.readString(key), null, null))
        .hasEntrySatisfying(
            "private.key",
            sentence -> assertThat(sentence).contains(fingerprint, "asks for publickey"))
        .hasSize(1);
    assertThat(problems("/no/such/file", null, null)).containsOnlyKeys("private.key");
  }

  @Test
  void knownHostsMayBeHashed() throws Exception {
    Path hosts = Files.writeString(home.resolve("known_hosts"), server().knownHosts());
    Keys.run("ssh-keygen", "-q", "-H", "-f", hosts.toString());
    assertThat(Files.readString(hosts)).startsWith("|1|");
    SshServer known = Connecting.to(server()).server();
    SshServer hashed =
        new SshServer(
            "",
            known.host(),
            known.port(),
            known.login(),
            new HostKeyTrust.KnownHosts(Files.readString(hosts)));
    assertThat(
            ConnectionCheck.problems(
                Connecting.to(hashed), SftpPublishOptions.defaults(), List.of()))
        .isEmpty();
  }

  @Test
  void connectsAgainAfterTheServerWasRestarted() throws Exception {
    try (OpenSshServer other = new OpenSshServer(home.resolve("other"));
        JschFiles files = new JschFiles(Connecting.to(other), SftpPublishOptions.defaults())) {
      assertThat(files.find("/")).isNotNull();
      other.restart();
      Awaitility.await()
          .ignoreExceptionsInstanceOf(FileStoreException.class)
          .until(() -> files.find("/") != null);
    }
  }
}
