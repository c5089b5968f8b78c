/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.httpkit.Headers;
import com.wearepatchworks.connect.httpkit.listener.Reply;
import com.wearepatchworks.connect.httpkit.listener.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link HttpExchange} does. */
abstract class HttpExchangeContract {
  private Receiver server;
  private HttpExchange exchange;

  /** A new one. */
  abstract HttpExchange open(ClientOptions options);

  @BeforeEach
  void start() {
    server = new Receiver();
    exchange = open(Sending.options(4, 5000));
  }

  @AfterEach
  void stop() {
    exchange.close();
    server.close();
  }

  private URI hook() {
    return server.uri("http://127.0.0.1");
  }

  private HttpResult answer(OutgoingRequest request) throws Exception {
    return Sending.answer(exchange, request);
  }

  @Test
  void sendsMethodUrlHeadersAndBodyAsTheyAre() throws Exception {
    byte[] body = "{\"price\":\"19,99 €\"}".getBytes(StandardCharsets.UTF_8);
    Headers headers = Headers.of("Content-Type", "application/json", "X-Id", "é-7", "X-Id", "8");
    HttpResult result = answer(new OutgoingRequest("PUT", hook(), headers, body));
    assertThat(result.status()).isEqualTo(204);
    assertThat(result.isSuccess()).isTrue();
    assertThat(result.excerpt()).isEmpty();
    Request request = server.received.take();
    assertThat(request.head().method()).isEqualTo("PUT");
    assertThat(request.head().query()).containsEntry("a", List.of("b c"));
    assertThat(request.head().headers().all("X-Id")).containsExactly("é-7", "8");
    assertThat(request.head().contentLength()).isEqualTo(body.length);
    assertThat(request.body()).isEqualTo(body);
  }

  @Test
  void addsNoHeadersThatChangeWhatComesBack() throws Exception {
    answer(Sending.put(hook()));
    assertThat(server.received.take().head().headers().fields().stream().map(Headers.Field::name))
        .containsExactlyInAnyOrder("Host", "Content-Length", "Connection", "User-Agent");
  }

  @Test
  void sendsWithoutABody() throws Exception {
    answer(new OutgoingRequest("DELETE", hook(), Headers.NONE));
    Request request = server.received.take();
    assertThat(request.head().method()).isEqualTo("DELETE");
    assertThat(request.body()).isEmpty();
  }

  @Test
  void givesStatusHeadersAndAnExcerptOfTheBody() throws Exception {
    String body = "ä".repeat(5000);
    server.reply =
        new Reply(
            422,
            Headers.of("X-A", "1", "x-a", "2"),
            body.getBytes(StandardCharsets.UTF_8),
            "text/plain");
    HttpResult result = answer(Sending.put(hook()));
    assertThat(result.status()).isEqualTo(422);
    assertThat(result.headers().all("X-A")).containsExactly("1", "2");
    assertThat(result.excerpt()).isEqualTo(body.substring(0, 2048));
    assertThat(result.truncated()).isTrue();
  }

  @Test
  void followsNoRedirectAndAnswersNoChallenge() throws Exception {
    for (int status : new int[] {301, 307, 401, 407, 429, 503}) {
      server.reply =
          Reply.of(status)
              .with("Location", "/elsewhere")
              .with("WWW-Authenticate", "Basic realm=\"x\"")
              .with("Retry-After", "0")
              .with("Set-Cookie", "a=b");
      assertThat(answer(Sending.put(hook())).status()).isEqualTo(status);
      assertThat(server.received.take().head().headers().first("Cookie")).isNull();
      assertThat(server.received).as("requests beyond the first").isEmpty();
    }
  }

  @Test
  void doesNotInflateWhatItDidNotAskFor() throws Exception {
    server.reply = Reply.of(200).with("Content-Encoding", "gzip");
    assertThat(answer(Sending.put(hook())).headers().first("Content-Encoding")).isEqualTo("gzip");
  }

  @Test
  void refusesHeadersThatWouldInjectOthers() {
    assertThatThrownBy(() -> Headers.of("X-Id", "a\r\nX-Admin: yes"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("X-Id")
        .hasMessageContaining("U+000D")
        .hasMessageNotContaining("Admin");
    assertThatThrownBy(() -> Headers.of("X-Id: 1\r\nX", "a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OutgoingRequest("POST", hook(), Headers.of("Content-Length", "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Content-Length");
    assertThatThrownBy(() -> Sending.put(URI.create("ftp://x/")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sending.put(URI.create("http://me:secret@x/")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void keepsAsManyInFlightAsItHasConnections() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    CountDownLatch four = new CountDownLatch(4);
    CountDownLatch go = new CountDownLatch(1);
    try (BadServer slow =
        new BadServer(
            socket -> {
              inside.incrementAndGet();
              four.countDown();
              await(go);
              inside.decrementAndGet();
              BadServer.answers("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
                  .act(socket);
            })) {
      try (HttpExchange wide = open(Sending.options(4, 10_000))) {
        List<CompletableFuture<HttpResult>> results = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          results.add(wide.send(Sending.put(slow.uri())));
        }
        assertThat(four.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(inside).hasValue(4);
        go.countDown();
        for (CompletableFuture<HttpResult> result : results) {
          assertThat(result.get(5, TimeUnit.SECONDS).status()).isEqualTo(200);
        }
      }
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
