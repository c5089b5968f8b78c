/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.httpkit.client.HttpExchangeException.Kind;
import java.net.URI;
import java.time.Duration;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;

class ProxyTest {
  private static ClientOptions through(BadServer proxy) {
    return new ClientOptions(
        null,
        new ClientOptions.Proxy("127.0.0.1", proxy.port(), "me", new Password("secret")),
        2,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5));
  }

  @Test
  void sendsPlainRequestsThroughTheProxyWithCredentials() throws Exception {
    try (BadServer proxy =
            new BadServer(BadServer.answers("HTTP/1.1 202 OK\r\nContent-Length: 0\r\n\r\n"));
        HttpExchange exchange = new ApacheHttpExchange(through(proxy), "proxy")) {
      URI uri = URI.create("http://target.invalid/hook");
      assertThat(Sending.answer(exchange, Sending.put(uri)).status()).isEqualTo(202);
      assertThat(proxy.heads.get(0))
          .startsWith("PUT http://target.invalid/hook HTTP/1.1\r\n")
          .contains("Host: target.invalid\r\n")
          .contains("Proxy-Authorization: Basic bWU6c2VjcmV0\r\n");
    }
  }

  @Test
  void saysThatTheProxyRefusesATunnel() throws Exception {
    try (BadServer proxy =
            new BadServer(BadServer.answers("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n"));
        HttpExchange exchange = new ApacheHttpExchange(through(proxy), "proxy")) {
      HttpExchangeException failure =
          Sending.failure(exchange, URI.create("https://target.invalid/hook"));
      assertThat(proxy.heads.get(0)).startsWith("CONNECT target.invalid:443 HTTP/1.1\r\n");
      assertThat(failure.kind()).isEqualTo(Kind.CANNOT_CONNECT);
      assertThat(failure).hasMessageContaining("403").hasMessageNotContaining("secret");
    }
  }
}
