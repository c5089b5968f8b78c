/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // set before each test
final class LoadTest {
  private static final Duration SHORT = Duration.ofMillis(200);

  private final AtomicInteger served = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void countsEveryAnswerAndTimesThoseOfTheMeasuredTime() {
    answer(200);

    Load.Result result = Load.run(server.getAddress().getPort(), 2, SHORT, SHORT);

    assertThat(result.accepted()).isEqualTo(served.get()).isPositive();
    assertThat(result.refused()).isZero();
    assertThat(result.latencies().getTotalCount()).isPositive().isLessThan(result.accepted());
    assertThat(result.perSecond()).isEqualTo(result.latencies().getTotalCount() / 0.2);
    assertThat(result.millis(50)).isPositive().isLessThanOrEqualTo(result.maxMillis());
  }

  @Test
  void whatIsRefusedIsNeitherAcceptedNorTimed() {
    answer(503);

    Load.Result result = Load.run(server.getAddress().getPort(), 1, Duration.ZERO, SHORT);

    assertThat(result.accepted()).isZero();
    assertThat(result.refused()).isEqualTo(served.get()).isPositive();
    assertThat(result.perSecond()).isZero();
  }

  @Test
  void aServerThatIsNotThereIsAnError() {
    int port = server.getAddress().getPort();
    server.stop(0);

    assertThatThrownBy(() -> Load.run(port, 1, SHORT, SHORT))
        .isInstanceOf(BenchmarkException.class)
        .hasMessageContaining("port " + port);
  }

  private void answer(int status) {
    server.createContext(
        "/orders",
        exchange -> {
          int length = exchange.getRequestBody().readAllBytes().length;
          assertThat(length).isEqualTo(Load.BODY_BYTES);
          served.incrementAndGet();
          exchange.sendResponseHeaders(status, 2);
          exchange.getResponseBody().write(new byte[] {'{', '}'});
          exchange.close();
        });
  }
}
