/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.httpkit.client.HttpExchangeException.Kind;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How every {@link HttpExchange} fails. */
abstract class HttpExchangeFailureContract {
  private HttpExchange exchange;

  /** A new one. */
  abstract HttpExchange open(ClientOptions options);

  @BeforeEach
  void start() {
    exchange = open(Sending.options(4, 700));
  }

  @AfterEach
  void stop() {
    exchange.close();
  }

  private HttpExchangeException failureOf(URI uri) throws Exception {
    return Sending.failure(exchange, uri);
  }

  @Test
  void saysThatAHostIsUnknown() throws Exception {
    HttpExchangeException failure = failureOf(URI.create("http://no-such-host.invalid/"));
    assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_HOST);
    assertThat(failure).hasMessageContaining("no-such-host.invalid:80");
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    HttpExchangeException failure = failureOf(URI.create("http://127.0.0.1:" + port + "/"));
    assertThat(failure.kind()).isEqualTo(Kind.CANNOT_CONNECT);
    assertThat(failure).hasMessageContaining("127.0.0.1:" + port);
  }

  @Test
  void saysThatTheAnswerTookTooLong() throws Exception {
    try (BadServer hangs = new BadServer(BadServer::hang)) {
      HttpExchangeException failure = failureOf(hangs.uri());
      assertThat(failure.kind()).isEqualTo(Kind.REQUEST_TIMEOUT);
      assertThat(failure).hasMessageContaining("700 ms").hasMessageContaining("request.timeout.ms");
      assertThat(hangs.heads).hasSize(1);
    }
  }

  @Test
  void saysThatNoConnectionWasFree() throws Exception {
    try (BadServer hangs = new BadServer(BadServer::hang);
        HttpExchange narrow = open(Sending.options(1, 700))) {
      CompletableFuture<HttpResult> first = narrow.send(Sending.put(hangs.uri()));
      HttpExchangeException failure = Sending.failure(narrow, hangs.uri());
      assertThat(failure.kind())
          .as("the connection may become free in the last moment: " + failure)
          .isIn(Kind.CONNECT_TIMEOUT, Kind.REQUEST_TIMEOUT);
      assertThat(first).failsWithin(Duration.ofSeconds(5));
    }
  }

  @Test
  void cutsAnEndlessAnswer() throws Exception {
    try (BadServer endless =
        new BadServer(
            socket -> {
              BadServer.answers("HTTP/1.1 200 OK\r\n\r\n").act(socket);
              while (true) {
                socket.getOutputStream().write(new byte[1000]);
              }
            })) {
      assertThat(failureOf(endless.uri()).kind()).isEqualTo(Kind.REQUEST_TIMEOUT);
    }
  }

  @Test
  void saysThatTheConnectionWasClosed() throws Exception {
    String[] cutShort = {
      "", "HTTP/1.1 200 OK\r\nContent-Length: 1", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"
    };
    for (String text : cutShort) {
      try (BadServer closes = new BadServer(BadServer.answers(text))) {
        assertThat(failureOf(closes.uri()).kind()).as(text).isEqualTo(Kind.CLOSED);
        assertThat(closes.heads).as("sent once").hasSize(1);
      }
    }
  }

  @Test
  void saysThatTheAnswerIsNotHttp() throws Exception {
    for (String text : new String[] {"SSH-2.0-OpenSSH_9\r\n\r\n", "HTTP/1.1 banana\r\n\r\n"}) {
      try (BadServer garbage = new BadServer(BadServer.answers(text))) {
        assertThat(failureOf(garbage.uri()).kind()).as(text).isEqualTo(Kind.MALFORMED_REPLY);
        assertThat(garbage.heads).as("sent once").hasSize(1);
      }
    }
  }

  @Test
  void neverSendsAgainOnAConnectionThatDiedWhileIdle() throws Exception {
    String once = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    try (BadServer server = new BadServer(BadServer.answers(once))) {
      for (int i = 0; i < 20; i++) {
        int before = server.heads.size();
        outcome(server.uri());
        assertThat(server.heads.size() - before).as("times that one request came").isLessThan(2);
      }
    }
  }

  private @Nullable HttpResult outcome(URI uri) throws Exception {
    try {
      return Sending.answer(exchange, Sending.put(uri));
    } catch (ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(HttpExchangeException.class);
      return null;
    }
  }

  @Test
  void closingFailsWhatIsOpenAndLeavesNoThread() throws Exception {
    try (BadServer hangs = new BadServer(BadServer::hang)) {
      HttpExchange other = open(Sending.options(2, 60_000));
      List<CompletableFuture<HttpResult>> open = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        open.add(other.send(Sending.put(hangs.uri())));
      }
      long start = System.nanoTime();
      other.close();
      other.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      for (CompletableFuture<HttpResult> result : open) {
        assertThatThrownBy(() -> result.get(1, TimeUnit.SECONDS))
            .cause()
            .isInstanceOfSatisfying(
                HttpExchangeException.class, e -> assertThat(e.kind()).isEqualTo(Kind.STOPPED));
      }
      assertThatThrownBy(() -> other.send(Sending.put(hangs.uri())).get(1, TimeUnit.SECONDS))
          .hasCauseInstanceOf(HttpExchangeException.class);
    }
    exchange.close();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("patchworks-http-"));
  }
}
