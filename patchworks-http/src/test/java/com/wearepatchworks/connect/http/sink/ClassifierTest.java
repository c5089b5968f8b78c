/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.core.failure.Outcome;
import com.wearepatchworks.connect.httpkit.Headers;
import com.wearepatchworks.connect.httpkit.client.HttpExchangeException;
import com.wearepatchworks.connect.httpkit.client.HttpExchangeException.Kind;
import com.wearepatchworks.connect.httpkit.client.HttpResult;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClassifierTest {
  private static final Classifier CLASSIFIER =
      new Classifier(
          StatusSet.parse(List.of("408", "425", "429", "500-599")),
          StatusSet.parse(List.of("401", "403")),
          true,
          Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC));

  private static HttpResult reply(int status, String... headers) {
    return new HttpResult(status, Headers.of(headers), "because", false);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void any2xxIsDelivered(int status) {
    assertThat(CLASSIFIER.of(reply(status))).isEqualTo(Outcome.DELIVERED);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 599})
  void someStatusesAreRetried(int status) {
    assertThat(CLASSIFIER.of(reply(status)))
        .isInstanceOfSatisfying(
            Outcome.Retry.class, retry -> assertThat(retry.notBefore()).isNull());
  }

  @Test
  void noAnswerIsRetried() {
    assertThat(Classifier.of(new IOException("reset"))).isInstanceOf(Outcome.Retry.class);
    assertThat(Classifier.of(new HttpExchangeException(Kind.REQUEST_TIMEOUT, "slow", null)))
        .isInstanceOf(Outcome.Retry.class);
    assertThat(Classifier.of(new HttpExchangeException(Kind.CANNOT_CONNECT, "refused", null)))
        .isInstanceOf(Outcome.Unreachable.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void wrongCredentialsFailTheTask(int status) {
    assertThat(CLASSIFIER.of(reply(status)))
        .isInstanceOfSatisfying(
            Outcome.Fail.class,
            fail -> assertThat(fail.cause()).hasMessageContaining(status + ": because"));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 304, 400, 404, 410, 422})
  void theRestAreDeadLettersThatSayWhatTheTargetSaid(int status) {
    assertThat(CLASSIFIER.of(reply(status, "X-Reason", "sku")))
        .isInstanceOfSatisfying(
            Outcome.Report.class,
            report ->
                assertThat(report.headers())
                    .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                            "patchworks.http.status", Integer.toString(status),
                            "patchworks.http.reply.headers", "X-Reason: sku",
                            "patchworks.http.reply.excerpt", "because")));
  }

  @Test
  void honoursRetryAfterInSecondsAndAsADate() {
    assertThat(notBefore("7")).isEqualTo(Duration.ofSeconds(7));
    assertThat(notBefore("Sat, 31 Jan 2026 12:00:30 GMT")).isEqualTo(Duration.ofSeconds(30));
    assertThat(notBefore("Sat, 31 Jan 2026 11:00:00 GMT")).isEqualTo(Duration.ZERO);
    assertThat(notBefore("soon")).isNull();
    assertThat(notBefore("-1")).isNull();
  }

  private static @Nullable Duration notBefore(String header) {
    return ((Outcome.Retry) CLASSIFIER.of(reply(503, "Retry-After", header))).notBefore();
  }
}
