/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.sftp.client.SftpConnectionOptions.Limits;
import com.wearepatchworks.connect.sftp.client.SftpConnectionOptions.Timeouts;
import com.wearepatchworks.connect.sftp.client.SftpPublishOptions.Replace;
import com.wearepatchworks.connect.sftp.client.SftpPublishOptions.Sync;
import com.wearepatchworks.connect.sftp.client.SshServer.Key;
import com.wearepatchworks.connect.sftp.client.SshServer.Login;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of connection and publishing as values, and what is wrong with them. */
class SftpConnectionConfigTest {
  private static final String FINGERPRINT = "SHA256:" + "a".repeat(43);

  private static final Map<String, String> LEAST =
      Map.of(
          "host", "files.example.com",
          "username", "bob",
          "password", "secret",
          "host.key.fingerprint", FINGERPRINT);

  private static AbstractConfig config(Map<String, String> options) {
    ConfigDef def = SftpConnectionConfig.define(new ConfigDef());
    SftpPublishConfig.define(OptionGroup.of(def, "Publishing"));
    return new AbstractConfig(def, options, false);
  }

  private static Map<String, String> with(String... more) {
    Map<String, String> options = new HashMap<>(LEAST);
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return options;
  }

  private static Map<String, String> without(String option, String... more) {
    Map<String, String> options = with(more);
    options.remove(option);
    return options;
  }

  private static Map<String, String> problems(Map<String, String> options) {
    return SftpConnectionConfig.problems(config(options).values());
  }

  @Test
  void aServerAUserAPasswordAndAHostKeyAreEnough() {
    assertThat(problems(LEAST)).isEmpty();
    assertThat(SftpConnectionConfig.from(config(LEAST)))
        .isEqualTo(
            new SftpConnectionOptions(
                new SshServer(
                    "",
                    "files.example.com",
                    22,
                    new Login("bob", new Password("secret"), null, Connecting.METHODS),
                    new HostKeyTrust.Fingerprints(List.of(FINGERPRINT))),
                null,
                null,
                new Algorithms(List.of(), List.of(), List.of(), List.of()),
                new Timeouts(
                    Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(15)),
                new Limits(8, 131_059, 33_554_432, StandardCharsets.UTF_8)));
    assertThat(SftpPublishConfig.from(config(LEAST))).isEqualTo(SftpPublishOptions.defaults());
  }

  @Test
  void everyOptionOfTheLoginArrives() {
    AbstractConfig config =
        config(
            with(
                "port", "2222",
                "private.key", "/key",
                "private.key.password", "pw",
                "private.key.certificate", "ssh-ed25519-cert-v01@openssh.com AAAA x",
                "auth.methods", "password,publickey"));
    assertThat(SftpConnectionConfig.problems(config.values())).isEmpty();
    SshServer server = SftpConnectionConfig.from(config).server();
    assertThat(server.port()).isEqualTo(2222);
    assertThat(server.login())
        .isEqualTo(
            new Login(
                "bob",
                new Password("secret"),
                new Key(
                    new Password("/key"),
                    new Password("pw"),
                    "ssh-ed25519-cert-v01@openssh.com AAAA x"),
                List.of("password", "publickey")));
  }

  @Test
  void everyOptionOfTheWayArrives() {
    AbstractConfig config =
        config(
            with(
                "proxy.type", "socks5",
                "proxy.host", "p",
                "proxy.port", "7",
                "proxy.user", "me",
                "proxy.password", "secret",
                "jump.host", "j",
                "jump.username", "joe",
                "jump.private.key", "/other",
                "jump.host.key.trust", "first-use"));
    assertThat(SftpConnectionConfig.problems(config.values())).isEmpty();
    SftpConnectionOptions options = SftpConnectionConfig.from(config);
    SshServer jump = Objects.requireNonNull(options.jump());
    assertThat(jump.toString()).isEqualTo("joe@j:22");
    assertThat(jump.trust()).isEqualTo(new HostKeyTrust.FirstUse());
    assertThat(options.proxy())
        .isEqualTo(new SshProxy(SshProxy.Type.SOCKS5, "p", 7, "me", new Password("secret")));
  }

  @Test
  void everyLimitArrives() {
    AbstractConfig config =
        config(
            with(
                "connect.timeout.ms", "1",
                "request.timeout.ms", "2",
                "keep.alive.ms", "300",
                "connection.channels.max", "4",
                "read.request.bytes", "5000",
                "read.ahead.bytes", "60000000",
                "path.charset", "ISO-8859-1",
                "algorithms.kex", "curve25519-sha256",
                "publish.mode", "0640",
                "publish.replace", "allow-gap",
                "publish.sync", "when-offered"));
    SftpConnectionOptions options = SftpConnectionConfig.from(config);
    assertThat(options.timeouts())
        .isEqualTo(
            new Timeouts(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(300)));
    assertThat(options.algorithms().kex()).containsExactly("curve25519-sha256");
    assertThat(options.limits())
        .isEqualTo(new Limits(4, 5000, 60_000_000, StandardCharsets.ISO_8859_1));
    assertThat(SftpPublishConfig.from(config))
        .isEqualTo(new SftpPublishOptions(Replace.ALLOW_GAP, 0640, Sync.WHEN_OFFERED));
  }

  @Test
  void theLegacyPresetComesAfterTheModernOne() {
    Algorithms algorithms =
        SftpConnectionConfig.from(config(with("algorithms.preset", "legacy"))).algorithms();
    assertThat(algorithms.ciphers()).startsWith("aes128-gcm@openssh.com").endsWith("3des-cbc");
    assertThat(algorithms.hostKeys()).contains("ssh-ed25519").endsWith("ssh-dss");
    assertThat(algorithms.kex()).endsWith("diffie-hellman-group1-sha1");
  }

  @Test
  void saysHowToGetTheHostKey() {
    assertThat(problems(without("host.key.fingerprint", "port", "2222")))
        .hasEntrySatisfying(
            "host.key.known.hosts",
            sentence -> assertThat(sentence).contains("ssh-keyscan -p 2222 files.example.com"))
        .hasSize(1);
    assertThat(problems(with("host.key.trust", "first-use")))
        .containsOnlyKeys("host.key.known.hosts");
  }

  @Test
  void saysThatThereIsNothingToLogInWith() {
    assertThat(problems(without("password"))).containsOnlyKeys("password");
  }

  @ParameterizedTest
  @CsvSource({
    "private.key, -----BEGIN x, private.key",
    "private.key.password, x, private.key",
    "private.key.certificate, ssh-ed25519 AAAA, private.key.certificate",
    "proxy.user, x, proxy.host",
    "proxy.password, x, proxy.user",
    "jump.username, x, jump.host",
  })
  void saysWhichOptionIsWrong(String option, String value, String wrong) {
    Map<String, String> options = with(option, value);
    if (option.endsWith("certificate")) {
      options.put("private.key", "/some/file");
    }
    assertThat(problems(options)).containsOnlyKeys(wrong);
  }

  @Test
  void aJumpHostNeedsAUserALoginAndAHostKey() {
    assertThat(problems(with("jump.host", "j")))
        .containsOnlyKeys("jump.username", "jump.password", "jump.host.key.known.hosts");
  }

  @ParameterizedTest
  @CsvSource({
    "host.key.fingerprint, aa:bb:cc",
    "host.key.known.hosts, nonsense",
    "host.key.trust, always",
    "auth.methods, gssapi",
    "algorithms.ciphers, rot13",
    "algorithms.host.keys, ssh-rot13",
    "path.charset, klingon",
    "publish.mode, 999",
    "proxy.type, ftp",
    "port, 0",
    "keep.alive.ms, 0",
  })
  void refusesWhatCannotBe(String option, String value) {
    assertThatThrownBy(() -> config(with(option, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(option);
  }

  @Test
  void secretsAreNotPrinted() {
    AbstractConfig config = config(with("private.key", "-----BEGIN x", "proxy.password", "secret"));
    assertThat(SftpConnectionConfig.from(config).toString()).doesNotContain("secret", "BEGIN");
  }
}
