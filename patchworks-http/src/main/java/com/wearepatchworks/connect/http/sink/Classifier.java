/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.sink;

import com.wearepatchworks.connect.core.failure.Outcome;
import com.wearepatchworks.connect.httpkit.Headers;
import com.wearepatchworks.connect.httpkit.client.HttpExchangeException;
import com.wearepatchworks.connect.httpkit.client.HttpExchangeException.Kind;
import com.wearepatchworks.connect.httpkit.client.HttpResult;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.errors.ConnectException;

/** Says what a reply, or the lack of one, means for the record. */
record Classifier(StatusSet retried, StatusSet failing, boolean withHeaders, Clock clock) {
  private static final String PREFIX = "patchworks.http.";
  private static final int MAX_MESSAGE_EXCERPT = 200;
  private static final Set<Kind> NO_CONNECTION =
      Set.of(Kind.UNKNOWN_HOST, Kind.CANNOT_CONNECT, Kind.CONNECT_TIMEOUT, Kind.TLS);

  /** The target answered. */
  Outcome of(HttpResult result) {
    if (result.isSuccess()) {
      return Outcome.DELIVERED;
    }
    ConnectException cause = new ConnectException(message(result));
    if (failing.contains(result.status())) {
      return new Outcome.Fail(cause);
    } else if (retried.contains(result.status())) {
      return new Outcome.Retry(
          cause, RetryAfter.parse(result.headers().first("Retry-After"), clock.instant()));
    }
    return new Outcome.Report(cause, withHeaders ? deadLetterHeaders(result) : Map.of());
  }

  /**
   * No answer, or none that can be read: the target may have the record, so it must recognise the
   * id.
   */
  static Outcome of(IOException noAnswer) {
    return noAnswer instanceof HttpExchangeException known && NO_CONNECTION.contains(known.kind())
        ? new Outcome.Unreachable(noAnswer)
        : new Outcome.Retry(noAnswer, null);
  }

  private static String message(HttpResult result) {
    String excerpt = result.excerpt().strip();
    String shortened =
        excerpt.length() > MAX_MESSAGE_EXCERPT
            ? excerpt.substring(0, MAX_MESSAGE_EXCERPT) + "..."
            : excerpt;
    return "The target answered %d%s"
        .formatted(result.status(), shortened.isEmpty() ? "" : ": " + shortened);
  }

  private static Map<String, String> deadLetterHeaders(HttpResult result) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(PREFIX + "status", Integer.toString(result.status()));
    headers.put(
        PREFIX + "reply.headers",
        result.headers().fields().stream().map(Classifier::line).collect(Collectors.joining("\n")));
    headers.put(PREFIX + "reply.excerpt", result.excerpt());
    return headers;
  }

  private static String line(Headers.Field field) {
    return field.name() + ": " + field.value();
  }
}
