/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListenerTest {
  private final RecordingEndpoint endpoint =
      new RecordingEndpoint("orders-in", "/orders", "/shops/{shop:uk|de}/orders");
  private Registration registration;

  @BeforeEach
  void listen() {
    registration = new Listeners().register(ListenerOptions.plain("127.0.0.1", 0), endpoint);
  }

  @AfterEach
  void close() {
    registration.close();
  }

  private RawClient client() throws Exception {
    return new RawClient(registration.address());
  }

  @Test
  void handsAWholeRequestToTheEndpoint() throws Exception {
    try (RawClient client = client()) {
      client.send(
          "POST /shops/uk/orders?x=1&x=%C3%A4 HTTP/1.1\r\nHost: x\r\nX-Id: 7\r\n"
              + "Content-Type: application/JSON; charset=utf-8\r\nContent-Length: 2\r\n\r\n{}");
      assertThat(client.answer().body()).isEqualTo("{\"bytes\":2}");
    }
    Request request = endpoint.next();
    RequestHead head = request.head();
    assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("{}");
    assertThat(head.method()).isEqualTo("POST");
    assertThat(head.path()).isEqualTo("/shops/uk/orders");
    assertThat(head.match().variables()).isEqualTo(Map.of("shop", "uk"));
    assertThat(head.query()).isEqualTo(Map.of("x", List.of("1", "ä")));
    assertThat(head.headers().first("x-iD")).isEqualTo("7");
    assertThat(head.mediaType()).isEqualTo("application/json");
    assertThat(head.contentLength()).isEqualTo(2);
    assertThat(head.remote().getAddress().isLoopbackAddress()).isTrue();
  }

  @Test
  void answersPipelinedRequestsInTheirOrder() throws Exception {
    LinkedBlockingQueue<Replier> waiting = new LinkedBlockingQueue<>();
    endpoint.behaviour = (request, replier) -> waiting.add(replier);
    try (RawClient client = client()) {
      for (int i = 0; i < 5; i++) {
        client.post("/orders", "x".repeat(i));
      }
      for (int i = 0; i < 5; i++) {
        assertThat(endpoint.next().body()).hasSize(i);
        assertThat(endpoint.requests).as("handed over before its turn").isEmpty();
        Replier replier = waiting.take();
        int status = 200 + i;
        CompletableFuture.runAsync(() -> replier.reply(Reply.of(status))).join();
        assertThat(client.answer().status()).isEqualTo(200 + i);
      }
    }
  }

  @Test
  void readsAChunkedBody() throws Exception {
    try (RawClient client = client()) {
      client.lines(
          "POST /orders HTTP/1.1",
          "Host: x",
          "Transfer-Encoding: chunked",
          "",
          "3",
          "abc",
          "2",
          "de",
          "0",
          "",
          "");
      assertThat(client.answer().body()).isEqualTo("{\"bytes\":5}");
    }
    assertThat(endpoint.next().head().contentLength()).isEqualTo(-1);
    assertThat(endpoint.budget.bytes()).isZero();
  }

  @Test
  void onlyTheFirstAnswerCounts() throws Exception {
    endpoint.behaviour =
        (request, replier) -> {
          replier.reply(Reply.of(201));
          replier.reply(Reply.of(500));
        };
    try (RawClient client = client()) {
      assertThat(client.post("/orders", "a").answer().status()).isEqualTo(201);
      assertThat(client.post("/orders", "a").answer().status()).isEqualTo(201);
    }
  }

  @Test
  void saysWhenWhatWasHandledMayGoOn() throws Exception {
    LinkedBlockingQueue<Replier> taken = new LinkedBlockingQueue<>();
    endpoint.behaviour = (request, replier) -> taken.add(replier);
    endpoint.complete = () -> taken.remove().reply(Reply.of(202));
    try (RawClient client = client()) {
      assertThat(client.post("/orders", "small").answer().status()).isEqualTo(202);
      assertThat(client.post("/orders", "x".repeat(100_000)).answer().status()).isEqualTo(202);
      endpoint.behaviour =
          (request, replier) -> {
            taken.add(replier);
            throw new IllegalStateException("on purpose");
          };
      assertThat(client.post("/orders", "failing").answer().status()).isEqualTo(500);
    }
    await().until(taken::isEmpty);
  }

  @Test
  void answersHalfClosedClients() throws Exception {
    endpoint.behaviour =
        (request, replier) -> ForkJoinPool.commonPool().execute(() -> replier.reply(Reply.of(200)));
    try (RawClient client = client()) {
      client.post("/orders", "a").socket.shutdownOutput();
      assertThat(client.answer().status()).isEqualTo(200);
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void keepsHttp10ConnectionsOnRequestOnly() throws Exception {
    try (RawClient client = client()) {
      client.send("POST /orders HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\na");
      assertThat(client.answer().headers()).containsEntry("connection", "keep-alive");
      client.send("POST /orders HTTP/1.0\r\nContent-Length: 1\r\n\r\na");
      assertThat(client.answer().headers()).containsEntry("connection", "close");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void answersHealthToGetAndHead() throws Exception {
    try (RawClient client = client()) {
      RawClient.Answer get = client.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n").answer();
      assertThat(get.status()).isEqualTo(200);
      assertThat(get.body()).isEqualTo("{\"status\":\"up\"}");
      RawClient.Answer head =
          client.send("HEAD /health HTTP/1.1\r\nHost: x\r\n\r\n").answerTo("HEAD");
      assertThat(head.headers()).containsEntry("content-length", "15").containsKey("date");
      endpoint.health = Health.behind("Kafka has not answered for 12 s");
      RawClient.Answer behind = client.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n").answer();
      assertThat(behind.status()).isEqualTo(503);
      assertThat(behind.body())
          .isEqualTo(
              "{\"status\":\"down\",\"endpoints\":[{\"owner\":\"orders-in\",\"status\":\"behind\","
                  + "\"detail\":\"Kafka has not answered for 12 s\"}]}");
    }
  }

  @Test
  void encouragesOnlyAnAdmittedClient() throws Exception {
    String head =
        "POST /orders HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n";
    try (RawClient client = client()) {
      assertThat(client.send(head).answer().status()).isEqualTo(100);
      assertThat(client.send("abc").answer().body()).isEqualTo("{\"bytes\":3}");
      endpoint.refusal = Reply.of(401);
      assertThat(client.send(head).answer().status()).isEqualTo(401);
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void aRefusalOfASmallBodyKeepsTheConnection() throws Exception {
    endpoint.refusal = Reply.of(503).retryAfter(0);
    try (RawClient client = client()) {
      RawClient.Answer refused = client.post("/orders", "abc").answer();
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.headers()).containsEntry("retry-after", "1");
      endpoint.refusal = null;
      assertThat(client.post("/orders", "abcd").answer().body()).isEqualTo("{\"bytes\":4}");
    }
  }
}
