/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * A process flow that posts orders over several connections, as fast as they are answered, and
 * keeps a ledger: which orders were answered 2xx, and how often which status came. What is not
 * answered 2xx is not repeated.
 */
final class Flow implements AutoCloseable {
  static final String TOKEN = "flow-token";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<URI> targets;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicBoolean running = new AtomicBoolean(true);
  private final AtomicLong nextOrder = new AtomicLong();
  private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
  private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
  private final AtomicLong slowestMs = new AtomicLong();

  Flow(List<URI> targets) {
    this.targets = targets;
  }

  Flow start(int connections) {
    for (int i = 0; i < connections; i++) {
      Thread thread = new Thread(this::run, "flow-" + i);
      threads.add(thread);
      thread.start();
    }
    return this;
  }

  private void run() {
    while (running.get()) {
      long order = nextOrder.getAndIncrement();
      post(order);
    }
  }

  private void post(long order) {
    long start = System.nanoTime();
    try {
      HttpResponse<String> response = client.send(request(order), BodyHandlers.ofString());
      count(Integer.toString(response.statusCode()));
      if (response.statusCode() == 200) {
        acknowledged.add(order);
      } else {
        breathe();
      }
    } catch (IOException e) {
      count(e.getClass().getSimpleName());
      breathe();
    } catch (InterruptedException e) {
      running.set(false);
    }
    slowestMs.accumulateAndGet(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), Math::max);
  }

  /** A refused sender waits a little, as a real one would for longer. */
  private static void breathe() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
  }

  private HttpRequest request(long order) {
    URI target = targets.get((int) (order % targets.size()));
    return HttpRequest.newBuilder(target)
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + TOKEN)
        .POST(BodyPublishers.ofString("{\"id\":%d,\"total\":19.90}".formatted(order)))
        .build();
  }

  private void count(String answer) {
    answers.computeIfAbsent(answer, a -> new LongAdder()).increment();
  }

  /** Orders that were answered 200. */
  Set<Long> acknowledged() {
    return acknowledged;
  }

  long answered(String answer) {
    LongAdder count = answers.get(answer);
    return count == null ? 0 : count.sum();
  }

  Map<String, LongAdder> answers() {
    return answers;
  }

  long slowestMs() {
    return slowestMs.get();
  }

  /** Stops sending and waits for the answers that are still to come. */
  Flow finish() throws InterruptedException {
    running.set(false);
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(30));
    }
    return this;
  }

  @Override
  public void close() {
    running.set(false);
    threads.forEach(Thread::interrupt);
  }
}
