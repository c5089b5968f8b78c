/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A flow's webhook that can misbehave. It keeps, in the order of their arrival, the bodies that it
 * answered 2xx, and how often each request was seen.
 */
final class Webhook implements AutoCloseable {
  /** What to do with one request. */
  sealed interface Behaviour {
    /** Answer. */
    record Answer(int status, Map<String, String> headers, String body) implements Behaviour {}

    /** Keep the sender waiting until the webhook closes. */
    record Hang() implements Behaviour {}

    /** Take it, and close the connection in the middle of the answer. */
    record CloseMidReply() implements Behaviour {}

    Behaviour OK = new Answer(200, Map.of(), "{\"message\":\"Flow initialised.\"}");
  }

  /** A request as it came. */
  record Seen(String id, String body) {}

  /** Decides, given the request and how often it was seen before. */
  interface Script {
    Behaviour next(Seen request, int seenBefore);
  }

  private final int port;
  private final ConcurrentLinkedQueue<Seen> delivered = new ConcurrentLinkedQueue<>();
  private final Map<String, LongAdder> seen = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Script script = (request, before) -> Behaviour.OK;
  private @Nullable HttpServer server;
  private @Nullable ExecutorService threads;

  Webhook() {
    port = FreePorts.next();
  }

  Webhook open() {
    try {
      HttpServer opened =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
      ExecutorService executor = Executors.newCachedThreadPool();
      opened.setExecutor(executor);
      opened.createContext("/", this::handle);
      opened.start();
      server = opened;
      threads = executor;
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Webhook behave(Script next) {
    script = next;
    return this;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port + "/flow");
  }

  /** Requests answered 2xx, in the order of the answers. */
  List<Seen> delivered() {
    return List.copyOf(delivered);
  }

  int deliveredCount() {
    return delivered.size();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String id = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    LongAdder times = seen.computeIfAbsent(id, i -> new LongAdder());
    int before = times.intValue();
    times.increment();
    Seen request = new Seen(id, body);
    Behaviour behaviour = script.next(request, before);
    if (behaviour instanceof Behaviour.Answer answer) {
      answer(exchange, request, answer);
    } else if (behaviour instanceof Behaviour.Hang) {
      hang(exchange);
    } else {
      exchange.sendResponseHeaders(200, 1_000);
      exchange.getResponseBody().write('x');
      exchange.getResponseBody().flush();
      exchange.close();
    }
  }

  private void answer(HttpExchange exchange, Seen request, Behaviour.Answer answer)
      throws IOException {
    if (answer.status() / 100 == 2) {
      delivered.add(request);
    }
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::add);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void hang(HttpExchange exchange) {
    try {
      boolean closed = closing.await(60, TimeUnit.SECONDS);
      if (closed) {
        exchange.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Refuses connections from now on, until {@link #open}. */
  void refuse() {
    if (server != null) {
      server.stop(0);
    }
    if (threads != null) {
      threads.shutdownNow();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    refuse();
  }
}
