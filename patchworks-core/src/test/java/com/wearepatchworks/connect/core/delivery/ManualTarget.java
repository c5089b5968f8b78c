/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import com.wearepatchworks.connect.core.failure.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.connect.sink.SinkRecord;

/** A target that answers when the test says so. Records are known by their values. */
final class ManualTarget implements Sender {
  final List<Object> sent = new ArrayList<>();
  final List<Attempt> underWay = new ArrayList<>();

  record Attempt(SinkRecord record, CompletableFuture<Outcome> answer) {}

  @Override
  public CompletionStage<Outcome> send(SinkRecord record) {
    Attempt attempt = new Attempt(record, new CompletableFuture<>());
    sent.add(record.value());
    underWay.add(attempt);
    return attempt.answer;
  }

  void deliver(Object... values) {
    for (Object value : values) {
      answer(value, Outcome.DELIVERED);
    }
  }

  void refuse(Object value) {
    answer(value, new Outcome.Retry(new IllegalStateException("busy"), null));
  }

  void refuse(Object value, Duration notBefore) {
    answer(value, new Outcome.Retry(new IllegalStateException("busy"), notBefore));
  }

  void reject(Object value) {
    answer(value, new Outcome.Report(new IllegalStateException("bad " + value)));
  }

  void answer(Object value, Outcome outcome) {
    take(value).answer.complete(outcome);
  }

  void breakOff(Object value, Throwable error) {
    take(value).answer.completeExceptionally(error);
  }

  private Attempt take(Object value) {
    Attempt attempt =
        underWay.stream()
            .filter(candidate -> value.equals(candidate.record.value()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(value + " is not under way"));
    underWay.remove(attempt);
    return attempt;
  }
}
