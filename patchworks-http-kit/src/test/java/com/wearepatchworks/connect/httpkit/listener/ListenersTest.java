/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.httpkit.listener.ListenerOptions.Limits;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenersTest {
  private final Listeners listeners = new Listeners();
  private final List<Registration> registrations = new ArrayList<>();

  @AfterEach
  void close() {
    registrations.forEach(Registration::close);
  }

  private Registration register(int port, Endpoint endpoint) {
    return register(ListenerOptions.plain("127.0.0.1", port), endpoint);
  }

  private Registration register(ListenerOptions options, Endpoint endpoint) {
    Registration registration = listeners.register(options, endpoint);
    registrations.add(registration);
    return registration;
  }

  private static int post(Registration registration, String path) throws Exception {
    try (RawClient client = new RawClient(registration.address())) {
      return client.post(path, "x").answer().status();
    }
  }

  private static RawClient.Answer health(Registration registration) throws Exception {
    try (RawClient client = new RawClient(registration.address())) {
      return client.lines("GET /health HTTP/1.1", "Host: x", "", "").answer();
    }
  }

  @Test
  void ownersShareAPort() throws Exception {
    RecordingEndpoint orders = new RecordingEndpoint("orders-in", "/orders");
    RecordingEndpoint stock = new RecordingEndpoint("stock-in", "/stock");
    Registration first = register(0, orders);
    Registration second = register(first.address().getPort(), stock);
    assertThat(second.address()).isEqualTo(first.address());
    assertThat(post(first, "/orders")).isEqualTo(200);
    assertThat(post(first, "/stock")).isEqualTo(200);
    assertThat(orders.requests).hasSize(1);
    assertThat(stock.requests).hasSize(1);
    first.close();
    assertThat(post(second, "/orders")).as("it may be back in a moment").isEqualTo(503);
    assertThat(post(second, "/nowhere")).isEqualTo(404);
    assertThat(post(second, "/stock")).isEqualTo(200);
  }

  @Test
  void tasksOfOneOwnerTakeTurns() throws Exception {
    RecordingEndpoint one = new RecordingEndpoint("orders-in", "/orders");
    RecordingEndpoint two = new RecordingEndpoint("orders-in", "/orders");
    Registration first = register(0, one);
    Registration second = register(0, two);
    assertThat(second.address()).isEqualTo(first.address());
    for (int i = 0; i < 4; i++) {
      assertThat(post(first, "/orders")).isEqualTo(200);
    }
    assertThat(one.requests).hasSize(2);
    assertThat(two.requests).hasSize(2);
    first.drain();
    for (int i = 0; i < 4; i++) {
      assertThat(post(first, "/orders")).isEqualTo(200);
    }
    assertThat(two.requests).hasSize(6);
  }

  @Test
  void drainingAnswers503AndClosesKeptConnections() throws Exception {
    Registration registration = register(0, new RecordingEndpoint("orders-in", "/orders"));
    try (RawClient client = new RawClient(registration.address())) {
      assertThat(client.post("/orders", "x").answer().status()).isEqualTo(200);
      registration.drain();
      RawClient.Answer answer = client.post("/orders", "x").answer();
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.headers())
          .containsEntry("retry-after", "1")
          .containsEntry("connection", "close");
      assertThat(client.isClosed()).isTrue();
    }
    RawClient.Answer health = health(registration);
    assertThat(health.status()).isEqualTo(503);
    assertThat(health.body()).contains("orders-in").contains("draining");
  }

  @Test
  void refusesAPathThatAnotherOwnerHas() {
    Registration first = register(0, new RecordingEndpoint("orders-in", "/shops/{shop}/orders"));
    int port = first.address().getPort();
    assertThatThrownBy(() -> register(port, new RecordingEndpoint("other", "/shops/uk/orders")))
        .isInstanceOf(ListenerException.class)
        .hasMessageContaining("/shops/uk/orders of other")
        .hasMessageContaining("/shops/{shop}/orders of orders-in");
    assertThatThrownBy(() -> register(port, new RecordingEndpoint("other", "/{any}")))
        .hasMessageContaining("/health");
  }

  @Test
  void refusesOptionsThatDiffer() {
    int port = register(0, new RecordingEndpoint("orders-in", "/orders")).address().getPort();
    Limits d = Limits.DEFAULT;
    Limits slower =
        new Limits(
            d.maxBodyBytes(),
            d.maxInflatedBytes(),
            Duration.ofSeconds(11),
            d.bodyTimeout(),
            d.idleTimeout(),
            d.maxConnections());
    assertThatThrownBy(
            () ->
                register(
                    new ListenerOptions("127.0.0.1", port, null, slower),
                    new RecordingEndpoint("stock-in", "/stock")))
        .isInstanceOf(ListenerException.class)
        .hasMessage(
            "stock-in wants listen.head.timeout.ms = 11000 on 127.0.0.1:%d, but orders-in listens there with 10000; give both the same value, or stock-in another listen.port"
                .formatted(port));
    assertThatThrownBy(
            () ->
                register(
                    ListenerOptions.plain("0.0.0.0", port),
                    new RecordingEndpoint("stock-in", "/stock")))
        .hasMessageContaining("listen.host")
        .hasMessageContaining("orders-in");
  }

  @Test
  void saysWhyItCannotBind() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> register(port, new RecordingEndpoint("orders-in", "/orders")))
          .isInstanceOf(ListenerException.class)
          .hasMessageContaining("127.0.0.1:" + port)
          .hasMessageContaining("in use")
          .hasMessageContaining("listen.port");
    }
    assertThat(ours()).isEmpty();
  }

  @Test
  void theLastOneToLeaveTakesSocketConnectionsAndThreadsAlong() throws Exception {
    Registration first = register(0, new RecordingEndpoint("a", "/a"));
    int port = first.address().getPort();
    Registration second = register(port, new RecordingEndpoint("b", "/b"));
    RawClient kept = new RawClient(first.address());
    kept.post("/a", "x".repeat(100_000)).answer();
    assertThat(ours()).isNotEmpty().allMatch(name -> name.contains("-" + port + "-"));
    first.close();
    long start = System.nanoTime();
    second.close();
    second.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    assertThat(kept.isClosed()).isTrue();
    assertThat(ours()).isEmpty();
    try (ServerSocket free = new ServerSocket()) {
      free.setReuseAddress(true);
      free.bind(first.address());
    }
    Registration again = register(port, new RecordingEndpoint("a", "/a"));
    assertThat(post(again, "/a")).isEqualTo(200);
  }

  private static List<String> ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("patchworks-listener-"))
        .toList();
  }
}
