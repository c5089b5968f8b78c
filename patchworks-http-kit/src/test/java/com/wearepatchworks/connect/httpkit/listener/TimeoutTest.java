/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.httpkit.listener.ListenerOptions.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeoutTest {
  private static final Duration HEAD = Duration.ofMillis(300);
  private static final Duration BODY = Duration.ofMillis(400);
  private static final Duration IDLE = Duration.ofMillis(500);

  private final RecordingEndpoint endpoint = new RecordingEndpoint("orders-in", "/orders");
  private final Registration registration =
      new Listeners()
          .register(
              new ListenerOptions(
                  "127.0.0.1", 0, null, new Limits(1 << 20, 1 << 20, HEAD, BODY, IDLE, 100)),
              endpoint);
  private final ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void close() {
    drip.shutdownNow();
    registration.close();
    assertThat(endpoint.budget.count()).as("leases not given back").isZero();
  }

  private RawClient client() throws IOException {
    return new RawClient(registration.address());
  }

  /** A byte now and then, for ever: each alone is in time, the whole is not. */
  private void dripInto(RawClient client) {
    var unused =
        drip.scheduleAtFixedRate(
            () -> {
              try {
                client.send("x");
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            },
            20,
            20,
            TimeUnit.MILLISECONDS);
  }

  @Test
  void cutsASlowHead() throws Exception {
    try (RawClient client = client()) {
      long start = System.nanoTime();
      client.send("POST /orders HTTP/1.1\r\nHost: x\r\nX-Slow: ");
      dripInto(client);
      assertThat(client.answer().status()).isEqualTo(408);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(HEAD, HEAD.multipliedBy(8));
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void cutsASlowBody() throws Exception {
    try (RawClient client = client()) {
      long start = System.nanoTime();
      client.send("POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
      dripInto(client);
      RawClient.Answer answer = client.answer();
      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.headers()).containsEntry("connection", "close");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(BODY, BODY.multipliedBy(8));
    }
    assertThat(endpoint.requests).isEmpty();
  }

  @Test
  void closesIdleConnectionsSilently() throws Exception {
    try (RawClient fresh = client();
        RawClient used = client()) {
      used.post("/orders", "x").answer();
      assertThat(fresh.isClosed()).isTrue();
      assertThat(used.isClosed()).isTrue();
    }
  }

  @Test
  void doesNotHurryTheEndpoint() throws Exception {
    endpoint.behaviour =
        (request, replier) -> {
          var unused =
              drip.schedule(() -> replier.reply(Reply.of(200)), 900, TimeUnit.MILLISECONDS);
        };
    try (RawClient client = client()) {
      assertThat(client.post("/orders", "x").answer().status()).isEqualTo(200);
    }
  }

  @Test
  void givesTheLeaseBackWhenTheClientGoesAwayInTheMiddleOfABody() throws Exception {
    try (RawClient client = client()) {
      client.send("POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc");
      await().until(() -> endpoint.budget.bytes() == 1000);
    }
    await().until(() -> endpoint.budget.count() == 0);
  }
}
