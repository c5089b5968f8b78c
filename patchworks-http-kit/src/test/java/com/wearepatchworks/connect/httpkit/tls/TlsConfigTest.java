/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.httpkit.client.ClientConfig;
import com.wearepatchworks.connect.httpkit.client.ClientOptions;
import com.wearepatchworks.connect.httpkit.listener.ListenerConfig;
import com.wearepatchworks.connect.httpkit.listener.ListenerOptions;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions.ClientCertificates;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions.KeyStore;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions.PemIdentity;
import com.wearepatchworks.connect.httpkit.tls.TlsOptions.PemTrust;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of listener, client and TLS as values. */
class TlsConfigTest {
  private static AbstractConfig listener(Map<String, String> options) {
    return new AbstractConfig(ListenerConfig.define(new ConfigDef()), options, false);
  }

  private static AbstractConfig client(Map<String, String> options) {
    return new AbstractConfig(ClientConfig.define(new ConfigDef()), options, false);
  }

  @Test
  void defaultsListenInPlainTextOnEveryInterface() {
    assertThat(ListenerConfig.from(listener(Map.of())))
        .isEqualTo(ListenerOptions.plain("0.0.0.0", 8080));
  }

  @Test
  void everyListenerOptionArrives() {
    Map<String, String> options =
        Map.of(
            "listen.host", "127.0.0.1",
            "listen.port", "0",
            "listen.max.body.bytes", "1",
            "listen.max.inflated.bytes", "2",
            "listen.head.timeout.ms", "3",
            "listen.body.timeout.ms", "4",
            "listen.idle.timeout.ms", "5",
            "listen.max.connections", "6");
    assertThat(ListenerConfig.from(listener(options)))
        .isEqualTo(
            new ListenerOptions(
                "127.0.0.1",
                0,
                null,
                new ListenerOptions.Limits(
                    1, 2, Duration.ofMillis(3), Duration.ofMillis(4), Duration.ofMillis(5), 6)));
  }

  @Test
  void everyTlsOptionArrives() {
    AbstractConfig pem =
        listener(
            Map.of(
                "listen.tls.certificate.chain", "chain.pem",
                "listen.tls.private.key", "key.pem",
                "listen.tls.private.key.password", "secret",
                "listen.tls.trusted.certificates", "ca.pem",
                "listen.tls.client.auth", "require"));
    assertThat(ListenerConfig.problems(pem.values())).isEmpty();
    assertThat(ListenerConfig.from(pem).tls())
        .isEqualTo(
            new TlsOptions(
                new PemIdentity("chain.pem", new Password("key.pem"), new Password("secret")),
                new PemTrust("ca.pem"),
                ClientCertificates.REQUIRE));
    AbstractConfig stores =
        client(
            Map.of(
                "tls.keystore.path", "k.jks",
                "tls.keystore.password", "a",
                "tls.keystore.type", "jks",
                "tls.truststore.path", "t.p12",
                "tls.truststore.password", "b"));
    assertThat(ClientConfig.problems(stores.values())).isEmpty();
    assertThat(ClientConfig.from(stores, 3).tls())
        .isEqualTo(
            new TlsOptions(
                new KeyStore("k.jks", new Password("a"), "jks"),
                new KeyStore("t.p12", new Password("b"), "pkcs12"),
                ClientCertificates.NONE));
  }

  @Test
  void everyClientOptionArrives() {
    Map<String, String> options =
        Map.of(
            "connect.timeout.ms", "1",
            "request.timeout.ms", "2",
            "proxy.host", "proxy",
            "proxy.port", "3128",
            "proxy.user", "me",
            "proxy.password", "secret");
    assertThat(ClientConfig.from(client(options), 7))
        .isEqualTo(
            new ClientOptions(
                null,
                new ClientOptions.Proxy("proxy", 3128, "me", new Password("secret")),
                7,
                Duration.ofMillis(1),
                Duration.ofMillis(2)));
    assertThat(ClientConfig.from(client(Map.of()), 7)).isEqualTo(ClientOptions.plain(7));
  }

  @ParameterizedTest
  @CsvSource({
    "listen.tls.certificate.chain, x, listen.tls.private.key",
    "listen.tls.private.key, x, listen.tls.certificate.chain",
    "listen.tls.client.auth, require, listen.tls.client.auth",
  })
  void saysWhichListenerOptionIsMissing(String given, String value, String wrong) {
    AbstractConfig config = listener(Map.of(given, value));
    assertThat(ListenerConfig.problems(config.values())).containsOnlyKeys(wrong);
  }

  @Test
  void wantsOneSourceOfEachKindAndAnAuthorityForClientCertificates() {
    AbstractConfig twice =
        listener(
            Map.of(
                "listen.tls.certificate.chain", "x",
                "listen.tls.private.key", "x",
                "listen.tls.keystore.path", "x",
                "listen.tls.client.auth", "request"));
    assertThat(ListenerConfig.problems(twice.values()))
        .containsOnlyKeys("listen.tls.keystore.path", "listen.tls.client.auth");
  }

  @ParameterizedTest
  @CsvSource({
    "proxy.user, me, proxy.host",
    "proxy.password, x, proxy.user",
    "tls.private.key, x, tls.certificate.chain",
  })
  void saysWhichClientOptionIsMissing(String given, String value, String wrong) {
    assertThat(ClientConfig.problems(client(Map.of(given, value)).values()))
        .containsOnlyKeys(wrong);
  }
}
