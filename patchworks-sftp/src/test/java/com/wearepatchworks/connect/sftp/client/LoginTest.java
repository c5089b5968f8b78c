/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.sftp.client.SftpConnectionOptions.Timeouts;
import com.wearepatchworks.connect.sftp.client.SshServer.Key;
import com.wearepatchworks.connect.sftp.client.SshServer.Login;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.config.types.Password;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in, and a sentence on the right option for every way not to get in. */
class LoginTest {
  @TempDir Path home = Path.of("/nowhere");

  private static Map<String, String> problems(SftpConnectionOptions options) {
    return ConnectionCheck.problems(options, SftpPublishOptions.defaults(), List.of());
  }

  private static SftpConnectionOptions impatient(SftpConnectionOptions options) {
    Duration patience = Duration.ofSeconds(1);
    return new SftpConnectionOptions(
        options.server(),
        options.jump(),
        options.proxy(),
        options.algorithms(),
        new Timeouts(patience, patience, patience),
        options.limits());
  }

  private static SftpConnectionOptions to(int port, HostKeyTrust trust) {
    return Connecting.to(
        new SshServer("", "127.0.0.1", port, Connecting.password("secret"), trust));
  }

  private static SftpConnectionOptions as(MinaServer server, Login login) throws Exception {
    return Connecting.to(Connecting.at(server.port(), login, server.hostKeyFingerprint()));
  }

  private static void assertProblem(SftpConnectionOptions options, String option, String... words) {
    Map<String, String> problems = problems(options);
    assertThat(problems).containsOnlyKeys(option);
    assertThat(problems.get(option)).contains(words).doesNotContain("secret", "wrong");
  }

  @Test
  void aPasswordLetsIn() throws Exception {
    try (MinaServer server = new MinaServer(home, each -> {})) {
      assertThat(problems(Connecting.to(server))).isEmpty();
    }
  }

  @Test
  void aWrongPasswordIsTriedOnceForEachWayToAsk() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    try (MinaServer server =
        new MinaServer(
            home,
            each ->
                each.setPasswordAuthenticator(
                    (name, given, session) -> tries.incrementAndGet() < 0))) {
      assertProblem(
          as(server, Connecting.password("wrong")), "password", "user bob", "the password");
      assertThat(tries.get()).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void answersQuestionsWithThePassword() throws Exception {
    try (MinaServer server =
        new MinaServer(
            home,
            each -> each.setUserAuthFactories(List.of(new UserAuthKeyboardInteractiveFactory())))) {
      assertThat(problems(Connecting.to(server))).isEmpty();
      assertProblem(
          as(server, Connecting.password("wrong")), "password", "asks for keyboard-interactive");
    }
  }

  @Test
  void showsKeyAndPasswordWhenAServerWantsBoth() throws Exception {
    String key = Files.readString(Keys.generate(home.resolve("k"), "ecdsa", ""));
    try (MinaServer server =
        new MinaServer(
            home,
            each -> {
              each.setPublickeyAuthenticator((name, shown, session) -> true);
              CoreModuleProperties.AUTH_METHODS.set(each, "publickey,password");
            })) {
      assertThat(problems(as(server, both(key, "secret")))).isEmpty();
      assertProblem(as(server, both(key, "wrong")), "password", "key and password");
      assertProblem(as(server, login(key, null)), "private.key", "asks for password");
    }
  }

  private static Login both(String key, String password) {
    return login(key, new Password(password));
  }

  private static Login login(String key, @Nullable Password password) {
    return new Login("bob", password, new Key(new Password(key), null, null), Connecting.METHODS);
  }

  @Test
  void saysWhichHostKeyWasShown() throws Exception {
    try (MinaServer server = new MinaServer(home, each -> {})) {
      String other = "SHA256:" + "A".repeat(43);
      assertProblem(
          to(server.port(), new HostKeyTrust.Fingerprints(List.of(other))),
          "host.key.fingerprint",
          server.hostKeyFingerprint(),
          "ssh-keyscan -p " + server.port());
      assertProblem(
          to(server.port(), new HostKeyTrust.KnownHosts("elsewhere ssh-ed25519 AAAA\n")),
          "host.key.known.hosts",
          server.hostKeyFingerprint());
    }
  }

  @Test
  void believesTheFirstKeyAndNoOther() throws Exception {
    Path before = Files.createDirectory(home.resolve("before"));
    Path after = Files.createDirectory(home.resolve("after"));
    int port;
    try (MinaServer server = new MinaServer(before, each -> {})) {
      port = server.port();
      assertThat(problems(to(port, new HostKeyTrust.FirstUse()))).isEmpty();
      assertThat(problems(to(port, new HostKeyTrust.FirstUse()))).isEmpty();
    }
    try (MinaServer server = new MinaServer(after, each -> each.setPort(port))) {
      assertProblem(
          to(port, new HostKeyTrust.FirstUse()),
          "host.key.known.hosts",
          "not the one that is known",
          server.hostKeyFingerprint());
    }
  }

  @Test
  void saysThatNobodyIsThere() throws Exception {
    SshServer nobody =
        new SshServer(
            "", "no-such-host.invalid", 22, Connecting.password("x"), new HostKeyTrust.FirstUse());
    assertProblem(Connecting.to(nobody), "host", "No address", "no-such-host.invalid");
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    assertProblem(
        to(port, new HostKeyTrust.FirstUse()), "port", "Nothing accepts connections", ":" + port);
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertProblem(
          impatient(to(mute.getLocalPort(), new HostKeyTrust.FirstUse())),
          "host",
          "No answer from",
          "1000 ms");
    }
  }

  @Test
  void oldServersNeedTheLegacyPreset() throws Exception {
    try (MinaServer server =
        new MinaServer(home, each -> each.setCipherFactories(List.of(BuiltinCiphers.aes128cbc)))) {
      assertProblem(Connecting.to(server), "algorithms.preset", "aes128-cbc", "legacy");
      SftpConnectionOptions modern = Connecting.to(server);
      SftpConnectionOptions legacy =
          new SftpConnectionOptions(
              modern.server(),
              null,
              null,
              new Algorithms(List.of(), List.of("aes128-cbc"), List.of(), List.of()),
              modern.timeouts(),
              modern.limits());
      assertThat(problems(legacy)).isEmpty();
    }
  }

  @Test
  void saysThatAServerOffersNoSftp() throws Exception {
    try (MinaServer server = new MinaServer(home, each -> each.setSubsystemFactories(List.of()))) {
      assertProblem(Connecting.to(server), "host", "offers no SFTP");
    }
  }
}
