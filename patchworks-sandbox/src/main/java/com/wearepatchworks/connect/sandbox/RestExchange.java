/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to a worker, again while it says that a rebalance is in progress (409), for at
 * most 60 s.
 */
final class RestExchange {
  private static final Duration REQUEST = Duration.ofSeconds(100);
  private static final Duration REBALANCE = Duration.ofMinutes(1);
  private static final int CONFLICT = 409;
  private static final int FIRST_ERROR = 400;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;

  RestExchange(URI base) {
    this.base = base;
  }

  URI base() {
    return base;
  }

  String get(String path) {
    return send("GET", path, null);
  }

  String put(String path, @Nullable String json) {
    return send("PUT", path, json);
  }

  String post(String path) {
    return send("POST", path, null);
  }

  void delete(String path) {
    send("DELETE", path, null);
  }

  /** The status of a GET, 0 when there is no answer. */
  int probe(String path) {
    try {
      return exchange("GET", base.resolve(path), null).statusCode();
    } catch (IOException notYet) {
      return 0;
    }
  }

  private String send(String method, String path, @Nullable String json) {
    URI uri = base.resolve(path);
    Deadline deadline = Deadline.after(REBALANCE);
    while (true) {
      HttpResponse<String> answer = answered(method, uri, json);
      if (answer.statusCode() < FIRST_ERROR) {
        return answer.body();
      }
      if (answer.statusCode() != CONFLICT || deadline.passed()) {
        throw ConnectRestException.refused(method, uri, answer.statusCode(), answer.body());
      }
      deadline.pause();
    }
  }

  /**
   * Once more on a broken connection: the pooled one may be from before a restart of the worker.
   */
  private HttpResponse<String> answered(String method, URI uri, @Nullable String json) {
    try {
      return exchange(method, uri, json);
    } catch (ConnectException e) {
      throw ConnectRestException.unanswered(method, uri, e);
    } catch (IOException stale) {
      try {
        return exchange(method, uri, json);
      } catch (IOException e) {
        throw ConnectRestException.unanswered(method, uri, e);
      }
    }
  }

  private HttpResponse<String> exchange(String method, URI uri, @Nullable String json)
      throws IOException {
    BodyPublisher body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(REQUEST)
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted during " + method + " " + uri, e);
    }
  }
}
