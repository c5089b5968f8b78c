/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands for the webhook trigger of a Patchworks flow: a URL of the same form, and the answer that
 * Patchworks documents, {@code 200 {"message":"Flow initialised."}}. What Patchworks answers to a
 * wrong signature is not documented; here it is 401.
 */
final class Webhook implements AutoCloseable {
  private static final String PATH = "/api/v1/example/01k44sfgt56vbm266ct5xcmyr8";
  private static final byte[] INITIALISED =
      "{\"message\":\"Flow initialised.\"}".getBytes(StandardCharsets.UTF_8);
  private static final int THREADS = 32;

  /** Told of every request that carries the signature. */
  interface Receiver {
    void received(byte[] body, String idempotencyKey);
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final String query;

  private Webhook(HttpServer server, ExecutorService threads, String query) {
    this.server = server;
    this.threads = threads;
    this.query = query;
  }

  /** Starts it on a free port of this machine. */
  static Webhook start(String signature, Receiver receiver) {
    // Otherwise the answer waits up to 40 ms for the packet that acknowledges its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      HttpServer server = HttpServer.create(free, 0);
      ExecutorService threads =
          Executors.newFixedThreadPool(
              THREADS,
              task -> {
                Thread thread = new Thread(task, "webhook");
                thread.setDaemon(true);
                return thread;
              });
      Webhook webhook = new Webhook(server, threads, "patchworks_signature=" + signature);
      server.setExecutor(threads);
      server.createContext(PATH, exchange -> webhook.answer(exchange, receiver));
      server.start();
      return webhook;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen for what the sink posts", e);
    }
  }

  /** Where to POST, with the signature. */
  URI url() {
    return URI.create(
        "http://127.0.0.1:%d%s?%s".formatted(server.getAddress().getPort(), PATH, query));
  }

  private void answer(HttpExchange exchange, Receiver receiver) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!query.equals(exchange.getRequestURI().getRawQuery())) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      receiver.received(body, key == null ? "" : key);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, INITIALISED.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(INITIALISED);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
