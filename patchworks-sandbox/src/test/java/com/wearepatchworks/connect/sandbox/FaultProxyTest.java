/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FaultProxyTest {
  private static final int LARGE = 20 << 20;

  private final HttpServer server;
  private final FaultProxy proxy;
  private final HttpClient client = HttpClient.newHttpClient();

  FaultProxyTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", FaultProxyTest::answer);
    server.createContext("/large", FaultProxyTest::answerLarge);
    server.start();
    proxy = FaultProxy.to(server.getAddress());
  }

  @AfterEach
  void close() {
    proxy.close();
    server.stop(0);
  }

  @Test
  void letsEverythingThrough() throws Exception {
    assertThat(reply().get(10, TimeUnit.SECONDS)).isEqualTo("all of it");
  }

  @Test
  void holdsBackUntilItIsHealed() throws Exception {
    proxy.stall();
    CompletableFuture<String> reply = reply();
    assertStillWaiting(reply);

    proxy.heal();

    assertThat(reply.get(10, TimeUnit.SECONDS)).isEqualTo("all of it");
  }

  @Test
  void delaysRequestAndReply() throws Exception {
    proxy.delay(Duration.ofMillis(100));
    long start = System.nanoTime();

    assertThat(reply().get(10, TimeUnit.SECONDS)).isEqualTo("all of it");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(200));
  }

  @Test
  void makesTheWayLongerForRequestAndReplyTogether() throws Exception {
    proxy.roundTrip(Duration.ofMillis(100));
    long start = System.nanoTime();

    assertThat(reply().get(10, TimeUnit.SECONDS)).isEqualTo("all of it");

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(100), Duration.ofMillis(1_000));
  }

  @Test
  void keepsTheBandwidthOfALongWay() throws Exception {
    proxy.roundTrip(Duration.ofMillis(200));
    URI uri = URI.create("http://127.0.0.1:" + proxy.address().getPort() + "/large");
    long start = System.nanoTime();

    byte[] large =
        client
            .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray())
            .body();

    assertThat(large).hasSize(LARGE);
    // a piece of 32 KB every 100 ms would take a minute
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void cutsInTheMiddleOfARequest() {
    proxy.cutAfterRequests(20);

    assertBroken(reply());
  }

  @Test
  void cutsInTheMiddleOfAReply() {
    proxy.cutAfter(20);

    assertBroken(reply());
  }

  @Test
  void cutsWhatIsOpenAndTakesNewConnections() throws Exception {
    proxy.stall();
    CompletableFuture<String> reply = reply();
    assertStillWaiting(reply);

    proxy.cut();

    assertBroken(reply);
    proxy.heal();
    assertThat(reply().get(10, TimeUnit.SECONDS)).isEqualTo("all of it");
  }

  @Test
  void leavesNoConnectionAfterClose() {
    proxy.stall();
    CompletableFuture<String> reply = reply();
    assertStillWaiting(reply);

    proxy.close();

    assertBroken(reply);
  }

  private static void assertStillWaiting(CompletableFuture<String> reply) {
    assertThatThrownBy(() -> reply.get(200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  private static void assertBroken(CompletableFuture<String> reply) {
    assertThatThrownBy(() -> reply.get(10, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(IOException.class);
  }

  private CompletableFuture<String> reply() {
    URI uri = URI.create("http://127.0.0.1:" + proxy.address().getPort() + "/");
    HttpRequest post = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("x")).build();
    return client.sendAsync(post, BodyHandlers.ofString()).thenApply(HttpResponse::body);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    byte[] body = "all of it".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void answerLarge(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, LARGE);
    exchange.getResponseBody().write(new byte[LARGE]);
    exchange.close();
  }
}
