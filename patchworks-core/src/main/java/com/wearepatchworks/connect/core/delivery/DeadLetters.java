/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import com.wearepatchworks.connect.core.failure.Outcome;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
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
 */
final class DeadLetters {
  private final Queue<Undeliverable> found = new ConcurrentLinkedQueue<>();
  private final ArrayDeque<Reported> reported = new ArrayDeque<>();

  private record Undeliverable(Pending pending, Outcome.Report report) {}

  private record Reported(Pending pending, Future<Void> done) {}

  void add(Pending pending, Outcome.Report report) {
    found.add(new Undeliverable(pending, report));
  }

  /**
   * Reports what was found and tells {@code settled} of what Kafka has acknowledged since.
   *
   * @param reporter null when no dead-letter queue is configured
   * @throws ConnectException when there is no reporter, or a report failed: the task must fail
   */
  void settle(@Nullable ErrantRecordReporter reporter, Consumer<Pending> settled) {
    for (Undeliverable next = found.poll(); next != null; next = found.poll()) {
      if (!next.pending.abandoned) {
        reported.add(new Reported(next.pending, report(reporter, next)));
      }
    }
    reported.removeIf(next -> next.pending.abandoned);
    while (!reported.isEmpty() && reported.peek().done.isDone()) {
      Reported next = reported.remove();
      confirm(next);
      settled.accept(next.pending);
    }
  }

  private static Future<Void> report(@Nullable ErrantRecordReporter reporter, Undeliverable bad) {
    if (reporter == null) {
      throw new ConnectException(
          "Record %s@%d cannot be delivered and there is no dead-letter queue: %s. Set errors.tolerance=all and errors.deadletterqueue.topic.name to set such records aside, or correct the cause and restart the task."
              .formatted(
                  bad.pending.ticket.partition(),
                  bad.pending.ticket.offset(),
                  bad.report.cause().getMessage()),
          bad.report.cause());
    }
    SinkRecord record = bad.pending.record;
    if (bad.report.headers().isEmpty()) {
      return reporter.report(record, bad.report.cause());
    }
    try {
      return reporter.report(withHeaders(record, bad.report), bad.report.cause());
    } catch (DataException e) {
      // the worker's converter cannot write what a transform made of it; it has the original's
      // bytes
      return reporter.report(record, bad.report.cause());
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

  private static void confirm(Reported next) {
    try {
      next.done.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectException("Interrupted while a dead letter was confirmed", e);
    } catch (ExecutionException | CancellationException e) {
      throw new ConnectException(
          "The dead-letter queue did not take record %s@%d: %s"
              .formatted(
                  next.pending.ticket.partition(),
                  next.pending.ticket.offset(),
                  e.getCause() == null ? e : e.getCause().getMessage()),
          e);
    }
  }
}
