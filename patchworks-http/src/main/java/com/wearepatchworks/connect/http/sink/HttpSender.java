/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.sink;

import com.wearepatchworks.connect.core.delivery.Sender;
import com.wearepatchworks.connect.core.failure.Outcome;
import com.wearepatchworks.connect.core.metrics.Latency;
import com.wearepatchworks.connect.core.template.TemplateException;
import com.wearepatchworks.connect.httpkit.client.HttpExchange;
import com.wearepatchworks.connect.httpkit.client.OutgoingRequest;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/** One request per attempt. */
final class HttpSender implements Sender {
  private final RequestFactory requests;
  private final Tombstones tombstones;
  private final HttpExchange exchange;
  private final Classifier classifier;
  private final Latency latency;

  HttpSender(
      RequestFactory requests,
      Tombstones tombstones,
      HttpExchange exchange,
      Classifier classifier,
      Latency latency) {
    this.requests = requests;
    this.tombstones = tombstones;
    this.exchange = exchange;
    this.classifier = classifier;
    this.latency = latency;
  }

  @Override
  public CompletionStage<Outcome> send(SinkRecord record) {
    if (record.value() == null && tombstones == Tombstones.IGNORE) {
      return CompletableFuture.completedStage(Outcome.DELIVERED);
    } else if (record.value() == null && tombstones == Tombstones.REPORT) {
      return report(new DataException("The value is null and tombstones=report"));
    }
    OutgoingRequest request;
    try {
      request = requests.request(record);
    } catch (TemplateException | DataException | IllegalArgumentException e) {
      return report(e);
    }
    long start = System.nanoTime();
    return exchange
        .send(request)
        .handle(
            (result, error) -> {
              latency.record(System.nanoTime() - start);
              return error == null ? classifier.of(result) : outcome(error);
            });
  }

  private static CompletionStage<Outcome> report(RuntimeException cause) {
    return CompletableFuture.completedStage(
        new Outcome.Report(
            new DataException("No request can be made of it: " + cause.getMessage(), cause)));
  }

  private static Outcome outcome(Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    return cause instanceof IOException io
        ? Classifier.of(io)
        : new Outcome.Fail(cause instanceof Exception e ? e : new IllegalStateException(cause));
  }
}
