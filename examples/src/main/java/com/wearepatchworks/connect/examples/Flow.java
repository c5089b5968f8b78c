/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Plays a Patchworks flow whose connector shape POSTs orders to the source, over several
 * connections: 2xx is done; 503, 429 or no answer is repeated, after Retry-After if it is there;
 * anything else is refused.
 */
final class Flow implements Sender, AutoCloseable {
  private static final int CONNECTIONS = 8;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int EXCERPT = 300;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ExecutorService connections =
      Executors.newFixedThreadPool(
          CONNECTIONS,
          task -> {
            Thread thread = new Thread(task, "flow");
            thread.setDaemon(true);
            return thread;
          });
  private final CountDownLatch running = new CountDownLatch(CONNECTIONS);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong repeats = new AtomicLong();
  private final AtomicLong lastAnswer = new AtomicLong(System.nanoTime());

  private final URI target;
  private final String token;
  private final Pages pages;
  private final Ledger ledger;

  Flow(URI target, String token, Pages pages, Ledger ledger) {
    this.target = target;
    this.token = token;
    this.pages = pages;
    this.ledger = ledger;
  }

  void start() {
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.execute(this::run);
    }
  }

  @Override
  public boolean await(Duration atMost) throws InterruptedException {
    return running.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Requests that were answered for good. */
  long requests() {
    return requests.get();
  }

  /** Requests that were sent again. */
  long repeats() {
    return repeats.get();
  }

  /** When the last answer came, as {@link System#nanoTime()}. */
  long lastAnswerNanos() {
    return lastAnswer.get();
  }

  private void run() {
    try {
      for (Page page = pages.next(); page != null; page = pages.next()) {
        ledger.expect(page.orders());
        post(page);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      running.countDown();
    }
  }

  private void post(Page page) throws InterruptedException {
    HttpRequest request = request(page.body());
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Answer answer = send(request);
      lastAnswer.set(System.nanoTime());
      if (answer.isSuccess()) {
        ledger.accepted(page.orders());
        requests.incrementAndGet();
        return;
      }
      if (!answer.isWorthRepeating() || System.nanoTime() - giveUp >= 0) {
        ledger.refused(page.orders(), answer.text());
        requests.incrementAndGet();
        return;
      }
      if (stopped.await(answer.retryAfterSeconds(), TimeUnit.SECONDS)) {
        return;
      }
      repeats.incrementAndGet();
    }
  }

  private HttpRequest request(String body) {
    return HttpRequest.newBuilder(target)
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private Answer send(HttpRequest request) throws InterruptedException {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      long retryAfter = response.headers().firstValueAsLong("Retry-After").orElse(1);
      return new Answer(response.statusCode(), retryAfter, response.body());
    } catch (IOException e) {
      return new Answer(0, 1, e.toString());
    }
  }

  /** An answer; status 0 stands for none. */
  private record Answer(int status, long retryAfterSeconds, String body) {
    boolean isSuccess() {
      return status / 100 == 2;
    }

    boolean isWorthRepeating() {
      return status == 0 || status == 429 || status == 503;
    }

    String text() {
      String excerpt = body.length() > EXCERPT ? body.substring(0, EXCERPT) + "..." : body;
      return status == 0
          ? "no answer within %d s: %s".formatted(PATIENCE.toSeconds(), excerpt)
          : "answered %d: %s".formatted(status, excerpt);
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    connections.shutdownNow();
  }
}
