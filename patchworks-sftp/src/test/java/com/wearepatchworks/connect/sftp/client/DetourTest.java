/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Through a proxy, through a jump host, through both. */
class DetourTest {
  @TempDir Path home = Path.of("/nowhere");

  private static SftpConnectionOptions through(
      SftpConnectionOptions options, @Nullable SshServer jump, @Nullable SshProxy proxy) {
    return new SftpConnectionOptions(
        options.server(), jump, proxy, options.algorithms(), options.timeouts(), options.limits());
  }

  private static Map<String, String> problems(SftpConnectionOptions options) {
    return ConnectionCheck.problems(options, SftpPublishOptions.defaults(), List.of());
  }

  private static SshProxy proxy(SmallProxy proxy, SshProxy.Type type, String password) {
    return new SshProxy(type, "127.0.0.1", proxy.port(), "me", new Password(password));
  }

  private static SshServer jump(MinaServer server, String password, String fingerprint) {
    return new SshServer(
        "jump.",
        "127.0.0.1",
        server.port(),
        Connecting.password(password),
        new HostKeyTrust.Fingerprints(List.of(fingerprint)));
  }

  private void assertContent(SftpConnectionOptions options) throws Exception {
    byte[] content = new byte[20_000_000];
    new Random(5).nextBytes(content);
    Files.write(home.resolve("big"), content);
    try (JschFiles files = new JschFiles(options, SftpPublishOptions.defaults());
        InputStream in = files.read(home.resolve("big").toString(), 0)) {
      assertThat(Arrays.equals(in.readAllBytes(), content)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProxyLeadsThere(SshProxy.Type type) throws Exception {
    try (MinaServer server = new MinaServer(home, each -> {});
        SmallProxy proxy = new SmallProxy()) {
      assertContent(through(Connecting.to(server), null, proxy(proxy, type, "pw")));
      assertThat(proxy.served()).isEqualTo(1);
      assertThat(problems(through(Connecting.to(server), null, proxy(proxy, type, "no"))))
          .containsOnlyKeys("proxy.host");
    }
  }

  @Test
  void aJumpHostLeadsThere() throws Exception {
    Path other = Files.createDirectory(home.resolve("other"));
    try (MinaServer server = new MinaServer(home, each -> {});
        MinaServer jump = new MinaServer(other, each -> {});
        SmallProxy proxy = new SmallProxy()) {
      SshServer way = jump(jump, "secret", jump.hostKeyFingerprint());
      assertContent(through(Connecting.to(server), way, null));
      assertContent(through(Connecting.to(server), way, proxy(proxy, SshProxy.Type.HTTP, "pw")));
      assertThat(proxy.served()).isEqualTo(1);
    }
  }

  @Test
  void saysWhatIsWrongWithTheJumpHost() throws Exception {
    Path other = Files.createDirectory(home.resolve("other"));
    try (MinaServer server = new MinaServer(home, each -> {});
        MinaServer jump = new MinaServer(other, each -> {})) {
      SftpConnectionOptions options = Connecting.to(server);
      assertThat(problems(through(options, jump(jump, "wrong", jump.hostKeyFingerprint()), null)))
          .containsOnlyKeys("jump.password");
      assertThat(
              problems(through(options, jump(jump, "secret", server.hostKeyFingerprint()), null)))
          .containsOnlyKeys("jump.host.key.fingerprint");
    }
  }
}
