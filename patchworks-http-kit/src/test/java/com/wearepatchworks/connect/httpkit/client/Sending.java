/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.client;

import com.wearepatchworks.connect.httpkit.Headers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Short words for what the tests send. */
final class Sending {
  private Sending() {}

  static ClientOptions options(int maxConnections, long requestTimeoutMs) {
    return new ClientOptions(
        null, null, maxConnections, Duration.ofMillis(500), Duration.ofMillis(requestTimeoutMs));
  }

  static OutgoingRequest put(URI uri) {
    return new OutgoingRequest("PUT", uri, Headers.NONE, "{}".getBytes(StandardCharsets.UTF_8));
  }

  static HttpResult answer(HttpExchange exchange, OutgoingRequest request) throws Exception {
    return exchange.send(request).get(10, TimeUnit.SECONDS);
  }

  static HttpExchangeException failure(HttpExchange exchange, URI uri) throws Exception {
    try {
      throw new AssertionError("answered " + answer(exchange, put(uri)));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof HttpExchangeException failure) {
        return failure;
      }
      throw e;
    }
  }
}
