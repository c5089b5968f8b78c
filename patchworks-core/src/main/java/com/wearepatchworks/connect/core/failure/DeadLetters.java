/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.failure;

import com.wearepatchworks.connect.core.config.Problems;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Undeliverable records on their way to the dead-letter queue. Found on any thread, reported on the
 * task's thread (the reporter is not made for others), settled when Kafka has the report. Those of
 * revoked partitions are dropped: their next owner reports them, and the worker cancels our
 * reports.
 *
 * @param <T> what the engine knows a record by
 */
public final class DeadLetters<T> {
  private static final String TOPIC = "errors.deadletterqueue.topic.name";

  private final Queue<Undeliverable<T>> found = new ConcurrentLinkedQueue<>();
  private final ArrayDeque<Reported<T>> reported = new ArrayDeque<>();

  private record Undeliverable<T>(SinkRecord record, Outcome.Report report, T token) {
    String position() {
      return "%s-%d@%d"
          .formatted(
              record.originalTopic(),
              record.originalKafkaPartition(),
              record.originalKafkaOffset());
    }
  }

  private record Reported<T>(Undeliverable<T> bad, Future<Void> done) {}

  /** A record was found that cannot be delivered. */
  public void add(SinkRecord record, Outcome.Report report, T token) {
    found.add(new Undeliverable<>(record, report, token));
  }

  /**
   * Reports what was found and tells {@code settled} of what Kafka has acknowledged since.
   *
   * @param reporter null when no dead-letter queue is configured
   * @param abandoned which ones are somebody else's by now
   * @throws ConnectException when there is no reporter, or a report failed: the task must fail
   */
  public void settle(
      @Nullable ErrantRecordReporter reporter, Predicate<T> abandoned, Consumer<T> settled) {
    for (Undeliverable<T> next = found.poll(); next != null; next = found.poll()) {
      if (!abandoned.test(next.token)) {
        reported.add(new Reported<>(next, report(reporter, next)));
      }
    }
    reported.removeIf(next -> abandoned.test(next.bad.token));
    while (!reported.isEmpty() && reported.peek().done.isDone()) {
      Reported<T> next = reported.remove();
      confirm(next);
      settled.accept(next.bad.token);
    }
  }

  private static Future<Void> report(
      @Nullable ErrantRecordReporter reporter, Undeliverable<?> bad) {
    if (reporter == null) {
      throw new ConnectException(
          "Record %s cannot be delivered and there is no dead-letter queue: %s. Set errors.tolerance=all and errors.deadletterqueue.topic.name to set such records aside, or correct the cause and restart the task."
              .formatted(bad.position(), bad.report.cause().getMessage()),
          bad.report.cause());
    }
    if (bad.report.headers().isEmpty()) {
      return reporter.report(bad.record, bad.report.cause());
    }
    try {
      return reporter.report(withHeaders(bad.record, bad.report), bad.report.cause());
    } catch (DataException e) {
      // the worker's converter cannot write what a transform made of it; it has the original's
      // bytes
      return reporter.report(bad.record, bad.report.cause());
    }
  }

  /**
   * A plain copy: the worker takes headers from it, and from its own kind of record the original
   * ones only. It takes a missing time stamp from its own kind only, too.
   */
  private static SinkRecord withHeaders(SinkRecord record, Outcome.Report report) {
    Long timestamp = record.timestamp();
    SinkRecord copy =
        new SinkRecord(
            record.originalTopic(),
            record.originalKafkaPartition(),
            record.keySchema(),
            record.key(),
            record.valueSchema(),
            record.value(),
            record.originalKafkaOffset(),
            timestamp == null ? Long.valueOf(ConsumerRecord.NO_TIMESTAMP) : timestamp,
            record.timestampType(),
            record.headers().duplicate());
    report.headers().forEach(copy.headers()::addString);
    return copy;
  }

  private static void confirm(Reported<?> next) {
    try {
      next.done.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectException("Interrupted while a dead letter was confirmed", e);
    } catch (ExecutionException | CancellationException e) {
      throw new ConnectException(
          "The dead-letter queue did not take record %s: %s"
              .formatted(next.bad.position(), e.getCause() == null ? e : e.getCause().getMessage()),
          e);
    }
  }

  /** Refuses a configuration whose worker would only log what cannot be delivered, and pass on. */
  public static void check(Map<String, String> options, Problems problems) {
    boolean tolerant = "all".equalsIgnoreCase(options.get("errors.tolerance"));
    boolean logged = "true".equalsIgnoreCase(options.get("errors.log.enable"));
    if (tolerant && logged && options.getOrDefault(TOPIC, "").isEmpty()) {
      problems.add(
          TOPIC,
          "is needed with errors.tolerance=all and errors.log.enable=true: without it a record that cannot be delivered would only be logged, and lost");
    }
  }
}
